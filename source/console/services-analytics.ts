// Analytics and machine learning. The format and the sources are in catalogue.ts.
export const analytics = `
athena | Athena | athena/home
glue | Glue | glue/home#/v2/data-catalog/databases
  databases | Databases | #/v2/data-catalog/databases
  tables | Tables | #/v2/data-catalog/tables
  connections | Connections | gluestudio/home#/connectors
  crawlers | Crawlers | #/v2/data-catalog/crawlers
  classifiers | Classifiers | #/v2/data-catalog/classifiers
  schemaregistries | Schema registries | #catalog:tab=schemaRegistries
  schemas | Schemas | #catalog:tab=schemas
  settings | Settings | #/v2/security/settings
  blueprints | Blueprints | #etl:tab=blueprints
  workflows | Workflows | #etl:tab=workflows
  jobs | Jobs | gluestudio/home#/jobs
  mltransforms | ML Transforms | #etl:tab=mlTransforms
  triggers | Triggers | #/v2/etl-configuration/triggers
  interactivesessions | Interactive Sessions | #/v2/etl-configuration/sessions/history
  notebooks | Jupyter Notebooks | gluestudio/home#/notebook/jupyter
  securityconfigurations | Security configurations | #/v2/security/security-configurations
emr | Elastic MapReduce (EMR) | emr/home#/clusters
  clusters | Clusters | #/clusters
  notebooks | Notebooks | elasticmapreduce/home#notebooks-list:
  gitrepositories | Git repositories | elasticmapreduce/home#git-repositories-list:
  securityconfigurations | Security configurations | #/securityConfigs
  blockpublicaccess | Block public access | elasticmapreduce/home#block-public-access:
  vpcsubnets | VPC subnets | elasticmapreduce/home#manage-subnets:
  serverless | EMR Serverless | #/serverless
  events | Events | elasticmapreduce/home#events:
  virtualclusters | Virtual clusters | #/containers/virtual-clusters
kinesis | Kinesis | kinesis/home#/home
  dashboard | Dashboard | #/home
  datastreams | Data streams | #/streams/list
  firehose | Firehose streams | firehose/home#/streams | firehose
  videostreams | Video streams | kinesisvideo/home
  analytics | Managed Apache Flink | flink/home#/applications | flink
msk | Managed Streaming for Apache Kafka (MSK) | msk/home#/clusters | kafka
  clusters | Clusters | #/clusters
  clusterconfigurations | Cluster configurations | #/configurations
oss | OpenSearch Service | aos/home#opensearch/dashboard | aos, opensearch, elasticsearch, es
  dashboard | Dashboard | #opensearch/dashboard
  domains | Domains | #opensearch/domains
  reservedinstances | Reserved Instances | #opensearch/reserved-instances
  packages | Packages | #opensearch/custom-packages
  vpcendpoints | VPC Endpoints | #opensearch/vpc-endpoints
  serverlessdashboard | Serverless: Dashboard | #opensearch/get-started-serverless
  serverlesscollections | Serverless: Collections | #opensearch/collections
  serverlesssecurity | Serverless: Security | #opensearch/security
  serverlessdatalifecyclepolicies | Serverless: Data Lifecycle Policies | #opensearch/data-lifecycle-policies
  serverlessvpcendpoints | Serverless: VPC Endpoints | #opensearch/vpcEndpoint
  ingestiondashboard | Ingestion: Dashboard | #opensearch/ingestion-dashboard
  ingestionpipeliness | Ingestion: Pipelines | #opensearch/ingestion-pipelines
  integrations | Integrations | #opensearch/integrations
  notifications | Notifications | #opensearch/notifications
cloudsearch | CloudSearch | cloudsearch/home
quicksight | Quick Suite | global https://quicksight.aws.amazon.com/ | qs, quick, amazon quicksight
agentcore | Bedrock AgentCore | bedrock-agentcore/home | bedrock-agentcore | not aws-cn aws-us-gov
  builtintools | Built-in tools | bedrock-agentcore/builtInTools
  identity | Identity | bedrock-agentcore/identity
q | Amazon Q | amazonq/home | amazonq | not aws-cn aws-us-gov
  developer | Amazon Q Developer | amazonq/developer/home | q developer
  business | Amazon Q Business | amazonq/business/applications | q business
  subscriptions | Subscriptions | amazonq/subscriptions
bedrock | Bedrock | bedrock/home |  | not aws-cn
  agents | Agents | #agents
  batchinference | Batch inference | #batch-inference
  basemodels | Base models | #models
  chatplayground | Chat playground | #chat-playground
  crossregioninference | Cross-region inference | #cross-region-inference
  custommodels | Custom models | #custom-models
  examples | Examples | #examples
  guardrails | Guardrails | #guardrails
  imageplayground | Image playground | #image-playground
  importedmodels | Imported models | #import-models
  knowledgebases | Knowledge bases | #knowledge-bases
  modelaccess | Model access | #model-access
  modelevaluation | Model evaluation | #model-evaluation
  overview | Overview | #overview
  promptflows | Prompt flows | #prompt-flows
  promptmanagement | Prompt management | #prompt-management
  provisionedthroughput | Provisioned throughput | #provisioned-throughput
  settings | Settings | #settings
  textplayground | Text playground | #text-playground
  watermarkdetection | Watermark detection | #watermark-detection
sagemaker | SageMaker AI | sagemaker/home
comprehend | Comprehend | comprehend/home#home |  | not aws-cn
  realtimeanalysis | Real-time analysis | #home
  analysisjobs | Analysis jobs | #analysis
  customclassification | Custom classification | #classification
  customentityrecognition | Custom entity recognition | #entity-recognition
  medicalrealtimeanalysis | Medical real-time analysis | #try-comprehend-medical
  medicalanalysisjobs | Medical analysis jobs | #medical-analysis
rekognition | Rekognition | rekognition/custom-labels#/ |  | not aws-cn
  usecustomlabels | Use Custom Labels | #/
  labeldetection | Label detection | rekognition/home#/label-detection
  imagemoderation | Image moderation | rekognition/home#/image-moderation
  facialanalysis | Facial analysis | rekognition/home#/face-detection
  celebrityrecognition | Celebrity recognition | rekognition/home#/celebrity-detection
  facecomparison | Face comparison | rekognition/home#/face-comparison
  textinimage | Text in image | rekognition/home#/text-detection
  ppedetection | PPE detection | rekognition/home#/ppe
  videoanalysis | Video analysis | rekognition/home#/video-analysis
  metrics | Metrics | rekognition/home#/usage-metrics
translate | Translate | translate/home#metrics |  | not aws-cn
  metrics | Metrics | #metrics
  realtimetranslation | Real-time translation | #translation
  batchtranslation | Batch translation | #batch-translation
  customterminology | Custom terminology | #terminology
  paralleldata | Parallel data | #parallel-data
transcribe | Transcribe | transcribe/home
polly | Polly | polly/home/SynthesizeSpeech
  texttospeech | Text-to-Speech | polly/home/SynthesizeSpeech
  lexicons | Lexicons | polly/home/Lexicons
  s3synthesistasks | S3 synthesis tasks | polly/home/SynthesisTasks
lex | Lex | lexv2/home#bots
kendra | Kendra | kendra/home#indexes |  | not aws-cn
personalize | Personalize | personalize/home#datasetGroups |  | not aws-us-gov
forecast | Forecast | forecast/home |  | not aws-cn aws-us-gov
frauddetector | Fraud Detector | frauddetector/home#getDetectors |  | not aws-cn aws-us-gov
  detectors | Detectors | #getDetectors
  models | Models | #getModels
  events | Events | #getEventTypes
  entities | Entities | #entityTypes
  outcomes | Outcomes | #getOutcomes
  labels | Labels | #getLabels
  variables | Variables | #getVariables
  searchpastpredictions | Search past predictions | #auditEvaluations
  batchpredictions | Batch predictions | #getBatchPredictions
augmentedai | Augmented AI | a2i/home
braket | Braket | braket/home#/devices |  | not aws-cn aws-us-gov
  devices | Devices | #/devices
  notebooks | Notebooks | #/notebooks
  tasks | Tasks | #/tasks
  announcements | Announcements | #/announcements
lakeformation | Lake Formation | lakeformation/home
datazone | DataZone | datazone/home
textract | Textract | textract/home |  | not aws-cn
`;
