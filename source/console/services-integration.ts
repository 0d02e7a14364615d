// Integration and developer tools. The format and the sources are in catalogue.ts.
export const integration = `
stepfunctions | Step Functions | states/home#/statemachines | sfn, states, stepfn, step function
  statemachines | State machines | #/statemachines
  activities | Activities | #/activities
  dataflowsimulator | Data flow simulator | #/simulator
  featurespotlight | Feature spotlight | #/spotlight
  localdevelopment | Local Development | #/local-development
eventbridge | EventBridge | events/home#/events | event, events
  events | Events | #/events
  eventbuses | Event buses | #/eventbuses
  rules | Rules | #/rules
  archives | Archives | #/archives
  replays | Replays | #/replays
  integration | Integration | #/integration
  partnereventsources | Partner event sources | #/partners
  apidestinations | API destinations | #/apidestinations
  schemaregistry | Schema registry | #/schemaregistry
  schemas | Schemas | #/schemas
  pipes | Pipes | #/pipes | pipes, eventbridge pipes | not aws-us-gov
sns | Simple Notification Service (SNS) | sns/v3/home#/dashboard
  dashboard | Dashboard | #/dashboard
  topics | Topics | #/topics
  subscriptions | Subscriptions | #/subscriptions
  pushnotifications | Push Notifications | #/mobile/push-notifications
  textmessaging | Text Messaging (SMS) | #/mobile/text-messaging
  originationnumbers | Origination numbers | #/mobile/origination-identities
sqs | Simple Queue Service (SQS) | sqs/v2/home#/queues
  queues | Queues | #/queues
mq | MQ | amazon-mq/home#/brokers
  brokers | Brokers | #/brokers
  configurations | Configurations | #/configurations
swf | Simple Workflow Service (SWF) | swf/home
mwaa | Managed Apache Airflow (MWAA) | mwaa/home | airflow
appsync | AppSync | appsync/home#/apis
amplify | Amplify | amplify/home#/home |  | not aws-cn aws-us-gov
cloudshell | CloudShell | cloudshell/home
cloud9 | Cloud9 | cloud9/home | c9 | not aws-cn aws-us-gov
developertools | Developer Tools | codesuite/settings/notifications | code, codesuite
  notifications | Notifications | codesuite/settings/notifications
  connections | Connections | codesuite/settings/connections
codeartifact | CodeArtifact | codesuite/codeartifact/domains |  | not aws-cn aws-us-gov
  domains | Domains | codesuite/codeartifact/domains
  repositories | Repositories | codesuite/codeartifact/repositories
codebuild | CodeBuild | codesuite/codebuild/projects
  projects | Build projects | codesuite/codebuild/projects
  buildhistory | Build history | codesuite/codebuild/builds/build-history
  reportgroups | Report groups | codesuite/codebuild/testReports/reportGroups
  reporthistory | Report history | codesuite/codebuild/testReports/reports
  accountmetrics | Account metrics | codesuite/codebuild/metrics
codecommit | CodeCommit | codesuite/codecommit/repositories
  repositories | Repositories | codesuite/codecommit/repositories
  approvalruletemplates | Approval rule templates | codesuite/codecommit/approval-rule-templates
codedeploy | CodeDeploy | codesuite/codedeploy/deployments
  deployments | Deployments | codesuite/codedeploy/deployments
  applications | Applications | codesuite/codedeploy/applications
  deploymentconfigurations | Deployment configurations | codesuite/codedeploy/deployment-configs
  onpremisesinstances | On-premises instances | codesuite/codedeploy/on-premises-instances
codepipeline | CodePipeline | codesuite/codepipeline/pipelines
  pipelines | Pipelines | codesuite/codepipeline/pipelines
codeguru | CodeGuru | codeguru/dashboard |  | not aws-cn aws-us-gov
  dashboard | Dashboard | codeguru/dashboard
  ciworkflows | CI workflows | codeguru/reviewer/#/ciworkflows
  repositories | Repositories | codeguru/reviewer/#/associations
  codereviews | Code reviews | codeguru/reviewer/#/codereviews
  profilinggroups | Profiling groups | codeguru/profiler/search
devicefarm | Device Farm | global devicefarm/home#/mobile/projects |  | not aws-cn aws-us-gov
  mobileprojects | Mobile Projects | #/mobile/projects
  mobiledeviceslots | Mobile device slots | #/mobile/deviceslots
  mobileprivatedevices | Mobile private devices | #/mobile/privatedevices
  browserprojects | Browser projects | #/browser/projects
scheduler | EventBridge Scheduler | scheduler/home | schedules
`;
