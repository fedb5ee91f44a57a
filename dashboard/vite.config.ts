import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Nothing inlined: the gateway's content policy allows files of its own and no data addresses.
  build: { outDir: "dist", assetsInlineLimit: 0, target: "es2023", chunkSizeWarningLimit: 800 },
});
