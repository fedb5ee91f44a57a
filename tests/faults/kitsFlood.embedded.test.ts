import { kitsFlood } from "../kits/kitsFlood.suite.ts";

kitsFlood("embedded");
