// For tests of programs that deliver: a trusted third party in this process.
export type { Directory } from '@sluis/ttp-core/registrar'
export {
  type DeliveredRow,
  type FakeDelivery,
  type FakeTtp,
  type FakeTtpOptions,
  type FakeWithdrawal,
  startFakeTtp,
} from './fake-ttp.ts'
export type { Endpoint, Fault } from './faults.ts'
export type { AgreementChange } from './parties.ts'
export type { SeenRequest } from './service.ts'
