/** The caller's session with AWS, for the rooms that may not speak to it themselves. */
export {unusualHosts} from '../aws/endpoints.ts';
export {type AwsSession, inCloudShell, openSession, profileAsksForMfa} from '../aws/session.ts';
