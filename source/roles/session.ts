/** The caller's session with AWS, for the rooms that may not speak to it themselves. */
export {type AwsSession, inCloudShell, openSession} from '../aws/session.ts';
