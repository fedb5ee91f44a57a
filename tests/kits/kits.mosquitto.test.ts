import { kitSuite } from "./kits.suite.ts";

kitSuite("mosquitto");
