import "react";

declare module "react" {
  // The custom properties this page sets on elements.
  interface CSSProperties {
    "--columns"?: number;
    "--rows"?: number;
  }
}
