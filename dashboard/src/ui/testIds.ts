/**
 * Stable hooks for tests, as data-testid.
 *
 * Every vital (`spo2`, `pulse`, `bp`) carries data-state = current | stale | unavailable | none, and data-value with the
 * number only while it is current. The root element carries data-armed = true | false, data-sounding = high | medium |
 * low | none, data-oscillators (how many were started since the page was loaded) and data-theme. An alarm row and a
 * banner carry data-priority, data-kind, data-condition and data-phase.
 */
export const testIds = {
  tile: (chair: string) => `tile-${chair}`,
  spo2: "spo2",
  pulse: "pulse",
  bp: "bp",
  banner: "banner",
  urgent: "urgent",
  alarm: "alarm",
  ack: "ack",
  pause: "pause",
  resume: "resume",
  armSound: "arm-sound",
  noSound: "no-sound",
  soundOn: "sound-on",
  gatewaySilent: "gateway-silent",
  connection: "connection",
  simulated: "simulated",
  logTrouble: "log-trouble",
  devicesTable: "devices-table",
  measureBp: "measure-bp",
  stopBp: "stop-bp",
  patientSeen: "patient-seen",
  patientLeft: "patient-left",
  confirm: "confirm",
  nameInput: "name-input",
  nameSave: "name-save",
  toast: "toast",
  pleth: "pleth",
  tilePhase: "tile-phase",
  tileDue: "tile-due",
  tileKit: "tile-kit",
  recordsTable: "records-table",
  recordsFilter: "records-filter",
  recordRow: "record-row",
  recordCsv: "record-csv",
  record: "record",
  mqttPanel: "mqtt-panel",
} as const;
