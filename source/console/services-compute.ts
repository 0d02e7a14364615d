// Compute and containers. The format and the sources are in catalogue.ts.
export const compute = `
ec2 | Elastic Compute Cloud (EC2) | ec2/home#Home:
  dashboard | Dashboard | #Home:
  events | Events | #Events:
  tags | Tags | #Tags:
  limits | Limits | #Limits:
  instances | Instances | #Instances:
  instancetypes | Instance Types | #InstanceTypes:
  launchtemplates | Launch Templates | #LaunchTemplates:
  spotrequests | Spot Requests | #SpotInstances:
  savingsplans | Savings Plans | #SavingsPlans:
  reservedinstances | Reserved Instances | #ReservedInstances:
  dedicatedhosts | Dedicated Hosts | #Hosts:
  scheduledinstances | Scheduled Instances | ec2sp/v2/si/home
  capacityreservations | Capacity Reservations | #CapacityReservations:
  amis | AMIs | #Images: | ami, amis
  volumes | Volumes | #Volumes:
  snapshots | Snapshots | #Snapshots:
  lifecyclemanager | Lifecycle Manager | #Lifecycle:
  securitygroups | Security Groups | #SecurityGroups: | security groups
  elasticips | Elastic IPs | #Addresses:
  placementgroups | Placement Groups | #PlacementGroups:
  keypairs | Key Pairs | #KeyPairs:
  networkinterfaces | Network Interfaces | #NIC:
  loadbalancers | Load Balancers | #LoadBalancers: | elb, alb, load balancers
  targetgroups | Target Groups | #TargetGroups:
  launchconfigs | Launch Configurations | #LaunchConfigurations:
  autoscalinggroups | Auto Scaling Groups | #AutoScalingGroups:
ec2imagebuilder | EC2 Image Builder | imagebuilder/home#/pipelines
  imagepipelines | Image pipelines | #/pipelines
  images | Images | #/images
  components | Components | #/components
  imagerecipes | Image recipes | #/imageRecipes
  containerrecipes | Container recipes | #/containerRecipes
  infrastructureconfiguration | Infrastructure configuration | #/infraConfigurations
  distributionsettings | Distribution settings | #/distributionSettings
autoscaling | Auto Scaling | awsautoscaling/home#dashboard
lambda | Lambda | lambda/home#/discover | l
  dashboard | Dashboard | #/discover
  applications | Applications | #/applications
  functions | Functions | #/functions
  layers | Layers | #/layers
  logs | Logs of functions | cloudwatch/home#logsV2:log-groups$3FlogGroupNameFilter$3D$252Faws$252Flambda$252F
serverlessrepo | Serverless Application Repository (SAR) | serverlessrepo/home#/available-applications | sar
  availableapplications | Available applications | #/available-applications
  publishedapplications | Published applications | #/published-applications
ecs | Elastic Container Service (ECS) | ecs/v2/clusters
  clusters | Clusters | ecs/v2/clusters
  namespaces | Namespaces | ecs/v2/namespaces
  taskdefinitions | Task Definitions | ecs/v2/task-definitions
  settings | Account settings | ecs/v2/account-settings
ecr | Elastic Container Registry (ECR) | ecr/private-registry/repositories
  privaterepositories | Private repositories | ecr/private-registry/repositories
  privatesettings | Private registry | ecr/private-registry
  publicrepositories | Public repositories | ecr/public-registry/repositories
  publicsettings | Public registry | ecr/public-registry
eks | Elastic Kubernetes Service (EKS) | eks/home#/clusters | k8s, kubernetes
  clusters | Clusters | #/clusters
apprunner | App Runner | apprunner/home |  | not aws-cn aws-us-gov
  services | Services | #/services
  connections | Connected accounts | #/connections
  networkconfiguration | Network configuration | #/networkconfiguration
  autoscalingconfiguration | Auto scaling configuration | #/autoscalingconfiguration
elasticbeanstalk | Elastic Beanstalk | elasticbeanstalk/home#/environments | eb, ebs, beanstalk
  environments | Environments | #/environments
  applications | Applications | #/applications
  changehistory | Change history | elasticbeanstalk/home/changeHistory
batch | Batch | batch/home
  dashboard | Dashboard | #dashboard
  jobs | Jobs | #jobs
  jobdefinitions | Job definitions | #job-definition
  jobqueues | Job queues | #queues
  computeenvironments | Compute environments | #compute-environments
  wizard | Wizard | #wizard
lightsail | Lightsail | global https://lightsail.aws.amazon.com/ls/webapp/home |  | not aws-cn aws-us-gov
outpost | Outposts | outposts/home#Outposts
  outposts | Outposts | #Outposts
  sites | Sites | #Sites
  localgateways | Local gateways | #LocalGateways
  localgatewayroutetables | Local gateway route tables | #LocalGatewayRouteTables
  orders | Orders | #Orders
  outpostscatalog | Outposts catalog | #Catalog
`;
