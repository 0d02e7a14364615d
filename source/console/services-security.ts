// Security and identity. The format and the sources are in catalogue.ts.
export const security = `
iam | Identity and Access Management (IAM) | global iam/home#/home
  dashboard | Dashboard | #/home
  usergroups | User groups | #/groups
  users | Users | #/users
  roles | Roles | #/roles | roles
  policies | Policies | #/policies
  identityproviders | Identity providers | #/identity_providers
  accountsettings | Account settings | #/account_settings
  credentialreport | Credential report | #/credential_report
  organizationactivity | Organization activity | #/organizations/ServiceActivity
  scps | Service control policies (SCPs) | #/organizations/ServiceControlPolicies
singlesignon | IAM Identity Center | singlesignon/home | sso, identity center, idc
  dashboard | Dashboard | #/dashboard
  users | Users | #/users
  groups | Groups | #/groups
  permissionsets | Permission sets | #/permissionSets | permission sets
  applications | Applications | #/applications
  settings | Settings | #/settings
accessanalyzer | Access Analyzer | access-analyzer/home | iam access analyzer
  archiverules | Archive rules | #/rules
  analyzers | Analyzers | #/analyzers
  settings | Settings | #/settings
acm | Certificate Manager (ACM) | acm/home#/ | certificates
  certificatemanager | Certificate manager | #/
  privatecas | Private certificate authorities | acm-pca/home#/ | private ca, pca
kms | Key Management Service (KMS) | kms/home#/kms/defaultKeys | key management
  awsmanagedkeys | AWS managed keys | #/kms/defaultKeys
  customermanagedkeys | Customer managed keys | #/kms/keys
  customkeystores | Custom key stores | #/kms/customStores
secretsmanager | Secrets Manager | secretsmanager/home#!/listSecrets | scrm, secret, sm, secrets
guardduty | GuardDuty | guardduty/home#/findings | gd
  findings | Findings | #/findings
  usage | Usage | #/usage
  settings | Settings | #/settings
  lists | Lists | #/lists
  s3protection | S3 Protection | #/s3-protection
  accounts | Accounts | #/linked-accounts
inspector | Inspector | inspector/v2/home
macie | Macie | macie/home |  | not aws-cn aws-us-gov
waf | WAF & Shield (WAF) | wafv2/homev2/web-acls | wafv2, shield
  webacls | Web ACLs | wafv2/homev2/web-acls
  ipsets | IP sets | wafv2/homev2/ip-sets
  regexpatternsets | Regex pattern sets | wafv2/homev2/regex-pattern-sets
  rulegroups | Rule groups | wafv2/homev2/rule-groups
  marketplace | AWS Marketplace | wafv2/homev2/marketplace
securityhub | Security Hub | securityhub/home | scrh, security hub cspm
  v2 | Security Hub, new console | securityhub/v2/home | securityhub v2
  summary | Summary | #/summary
  findings | Findings | #/findings
  standards | Security standards | #/standards
  integrations | Integrations | #/integrations
detective | Detective | detective/home
cognito | Cognito | cognito/v2/idp/user-pools | user pools
directoryservice | Directory Service | directoryservicev2/identity#!/directories
  activedirectories | Active Directories | #!/directories
  directoriessharedwithme | Active Directories shared with me | directoryservicev2/home#!/directories-shared-with-me
  clouddirectories | Cloud Directories | directoryservicev2/home#!/cloud-directories
  cloudschemas | Cloud Schemas | directoryservicev2/home#!/cloud-schemas
cloudhsm | CloudHSM | cloudhsm/home#/clusters
  clusters | Clusters | #/clusters
  backups | Backups | #/backups
ram | Resource Access Manager (RAM) | ram/home#OwnedResourceShares:
  ownedresourceshares | Owned resource shares | #OwnedResourceShares:
  ownedresources | Owned resources | #OwnedResources:
  ownedprincipals | Owned principals | #OwnedPrincipals:
  sharedresourceshares | Shared resource shares | #SharedResourceShares:
  sharedresources | Shared resources | #SharedResources:
  sharedprincipals | Shared principals | #SharedPrincipals:
  permissionslibrary | Permissions library | #Permissions:
  settings | Settings | #Settings:
artifact | Artifact | global artifact/home
  agreements | Agreements | artifact/agreements/accounts
  reports | Reports | artifact/reports
auditmanager | Audit Manager | auditmanager/home
securitylake | Security Lake | securitylake/home |  | not aws-cn
verifiedpermissions | Verified Permissions | verifiedpermissions/home
`;
