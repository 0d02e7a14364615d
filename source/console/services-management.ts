// Management, observability and costs. The format and the sources are in catalogue.ts.
export const management = `
console | Console Home | console/home | home
cloudwatch | CloudWatch | cloudwatch/home | cw
  home | Home | cloudwatch/home
  dashboards | Dashboards | #dashboards:
  alarms | Alarms | #alarmsV2:
  loggroups | Log groups | #logsV2:log-groups | logs, cwl, log groups, cloudwatch logs
  loginsights | Logs Insights | #logsV2:logs-insights | logs-insights, log insights
  metrics | Metrics | #metricsV2:graph=~()
  servicelensmap | X-Ray trace map | #servicelens:map
  servicelenstracing | X-Ray traces | #servicelens:traces
  containerinsightsresources | Container Insights – Resources | #container-insights:infrastructure
  containerinsightsperformance | Container Insights – Performance | #container-insights:performance
  syntheticscanaries | Synthetics – Canaries | #synthetics:canary/list
  contributorinsights | Contributor Insights | #contributorinsights:
  applicationsignals | Application Signals – Services | #application-signals:services | application signals
  transactionsearch | Transaction Search | #application-signals:transaction-search
  rum | RUM | #rum:dashboard | rum | not aws-cn
  settings | Settings | #settings:
cloudtrail | CloudTrail | cloudtrail/home#/dashboard | ct
  dashboard | Dashboard | #/dashboard
  eventhistory | Event history | #/events
  insights | Insights | #/insights
  trails | Trails | #/trails
config | Config | config/home
systemsmanager | Systems Manager | systems-manager/explorer | ssm
  explorer | Explorer | systems-manager/explorer
  opscenter | OpsCenter | systems-manager/opsitems
  cloudwatchdashboard | CloudWatch Dashboard | systems-manager/resource-groups/cloudwatch
  phd | Health Dashboard | systems-manager/insights/personalHealthDashboard
  incidentmanager | Incident Manager | systems-manager/incidents/home
  applicationmanager | Application Manager | systems-manager/appmanager
  appconfig | AppConfig | systems-manager/appconfig | appconfig
  parameterstore | Parameter Store | systems-manager/parameters | param, parameter store, parameters
  changemanager | Change Manager | systems-manager/change-manager
  automation | Automation | systems-manager/automation
  changecalendar | Change Calendar | systems-manager/change-calendar
  maintenancewindows | Maintenance Windows | systems-manager/maintenance-windows
  fleetmanager | Fleet Manager | systems-manager/managed-instances
  compliance | Compliance | systems-manager/compliance
  inventory | Inventory | systems-manager/inventory
  hybridactivations | Hybrid Activations | systems-manager/activations
  sessionmanager | Session Manager | systems-manager/session-manager | session manager
  runcommand | Run Command | systems-manager/run-command
  statemanager | State Manager | systems-manager/state-manager
  patchmanager | Patch Manager | systems-manager/patch-manager
  distributor | Distributor | systems-manager/distributor
cloudformation | CloudFormation | cloudformation/home#/stacks | cfn
  stacks | Stacks | #/stacks | stacks
  stacksets | StackSets | #/stacksets
  designer | Designer | cloudformation/designer/home
servicecatalog | Service Catalog | servicecatalog/home#products
  products | Products | #products
  provisionedproducts | Provisioned products | #provisioned-products
  gettingstartedlibrary | Getting started library | #getting-started-library
  adminproducts | Admin products | #admin-products
  portfolios | Portfolios | #portfolios
  tagoptionslibrary | TagOptions library | #tag-options
  serviceactions | Service actions | #service-actions/
  preferences | Preferences | #preferences
  introduction | Introduction | #appregistry
  applications | Applications | #applications/
  attributegroups | Attribute groups | #attribute-groups/
organizations | Organizations | global organizations/v2/home/accounts | org, orgs, organization
  accounts | AWS accounts | organizations/v2/home/accounts
  invitations | Invitations | organizations/v2/home/invitations
  services | Services | organizations/v2/home/services
  policies | Policies | organizations/v2/home/policies
  servicecontrolpolicies | Service control policies | organizations/v2/home/policies/service-control-policy
  resourcecontrolpolicies | Resource control policies | organizations/v2/home/policies/resource-control-policy
  tagpolicies | Tag policies | organizations/v2/home/policies/tag-policy
  backuppolicies | Backup policies | organizations/v2/home/policies/backup-policy
  aiservicesoptoutpolicies | AI services opt-out policies | organizations/v2/home/policies/aiservices-opt-out-policy
  settings | Settings | organizations/v2/home/settings
controltower | Control Tower | controltower/home
resource-explorer | Resource Explorer | resource-explorer/home#/search
trustedadvisor | Trusted Advisor | global trustedadvisor/home#/dashboard | tra
  dashboard | Dashboard | #/dashboard
  costoptimization | Cost Optimization | #/category/cost-optimizing
  performance | Performance | #/category/performance
  security | Security | #/category/security
  faulttolerance | Fault Tolerance | #/category/fault-tolerance
  servicelimits | Service Limits | #/category/service-limits
  preferences | Preferences | #/preferences
wellarchitectedtool | Well-Architected Tool | wellarchitected/home#/dashboard | wat | not aws-cn
  dashboard | Dashboard | #/dashboard
  workloadinvitations | Workload invitations | #/invitations
  workloads | Workloads | #/workloads
health | Health Dashboard | global https://health.aws.amazon.com/health/home | personal health, health events
status | Service health | global https://health.aws.amazon.com/health/status | health status
support | Support Center | global support/home#/
launchwizard | Launch Wizard | launchwizard/home#SqlDeployment
  mssqlserver | MS SQL Server | #SqlDeployment
  sap | SAP | #SapDeployment
  activedirectory | Active Directory | #AdDeployment
licensemanager | License Manager | license-manager/home
managedservices | Managed Services | managedservices/home
grafana | Managed Grafana | grafana/home |  | not aws-cn
xray | X-Ray | xray/home
chatbot | Amazon Q Developer in chat applications | global chatbot/home#/chat-clients
  configuredclients | Configured clients | #/chat-clients
computeoptimizer | Compute Optimizer | compute-optimizer/home
billing | Billing and Cost Management | global billing/home
  dashboard | Dashboard | #/
  bills | Bills | #/bills
  payments | Payments | #/paymentsoverview
  credits | Credits | #/credits
  purchaseorders | Purchase orders | #/purchaseorders
  reports | Cost & Usage Reports | #/reports
  costcategories | Cost Categories | #/costcategories
  tags | Cost allocation tags | #/tags
  costexplorer | Cost Explorer | costmanagement/home#/cost-explorer
  budgets | Budgets | #/budgets | budgets
  budgetsreports | Budgets Reports | #/budgets/reports
  savingsplans | Savings Plans | costmanagement/home#/savings-plans/overview
  preferences | Billing preferences | #/preferences
  paymentmethods | Payment methods | #/paymentmethods
  consolidatedbilling | Consolidated billing | organizations/v2/home/accounts
  taxsettings | Tax settings | #/tax
costmanagement | Cost Management | global costmanagement/home#/home | costs
  dashboard | Dashboard | #/dashboard
  costexplorer | Cost Explorer | #/cost-explorer | ce, cost explorer
  dataexports | Data Exports | #/bcm-data-exports | data exports, cur
  costoptimizationhub | Cost Optimization Hub | #/cost-optimization-hub
  reports | Reports | #/reports/overview
  budgets | Budgets | #/budgets
  costanomalydetection | Cost Anomaly Detection | #/anomaly-detection
  rightsizingrecommendations | Rightsizing recommendations | #/rightsizing
  savingsplans | Savings plans | #/savings-plans/overview
  inventory | Inventory | #/savings-plans/inventory
  savingsplansrecommendations | Savings Plans Recommendations | #/savings-plans/recommendations
  purchasesavingsplans | Purchase Savings Plans | #/savings-plans/purchase
  savingsplansutilizationreport | Savings Plans Utilization report | #/savings-plans/utilization
  savingsplanscoveragereport | Savings Plans Coverage report | #/savings-plans/coverage
  savingsplanscart | Savings Plans Cart | #/savings-plans/cart
  reservations | Reservations | #/ri/dashboard
  reservationsrecommendations | Reservations recommendations | #/recommendations
  reservationsutilizationreport | Reservations utilization report | #/ri/utilization
  reservationscoveragereport | Reservations coverage report | #/ri/coverage
  preferences | Preferences | #/settings
marketplace | Marketplace | global marketplace/home#/subscriptions
  subscriptions | Manage subscriptions | #/subscriptions
  discoverproducts | Discover products | #/search
  settings | Settings | #/settings
servicequotas | Service Quotas | servicequotas/home | quotas, limits
resourcegroups | Resource Groups & Tag Editor | resource-groups/home | tag editor
prometheus | Managed Prometheus | prometheus/home | amp | not aws-cn
resiliencehub | Resilience Hub | resiliencehub/home |  | not aws-cn
fis | Fault Injection Service (FIS) | fis/home
`;
