// Databases. The format and the sources are in catalogue.ts.
export const databases = `
rds | Relational Database Service (RDS) | rds/home | aurora
  dashboard | Dashboard | rds/home
  databases | Databases | #databases:
  queryeditor | Query Editor | #query-editor:
  performanceinsights | Performance Insights | #performance-insights-v20206:
  snapshots | Snapshots | #snapshots-list:
  automatedbackups | Automated backups | #automatedbackups:
  reservedinstances | Reserved instances | #reserved-instance-list:
  proxies | Proxies | #proxies:
  subnetgroups | Subnet groups | #db-subnet-groups-list:
  optiongroups | Option groups | #option-groups-list:
  events | Events | #event-list:
  eventsubscriptions | Event subscriptions | #event-subscriptions:
  recommendations | Recommendations | #recommendations:
  certificateupdate | Certificate update | #ca-cert-update:
dsql | Aurora DSQL | dsql/clusters/home | aurora-dsql | not aws-cn aws-us-gov
dynamodb | DynamoDB | dynamodbv2/home#dashboard | ddb, dynamo
  dashboard | Dashboard | #dashboard
  tables | Tables | #tables
  items | Items | #item-explorer
  partiqleditor | PartiQL editor | #partiql-editor
  backups | Backups | #list-backups
  exportstos3 | Exports to S3 | #exports
  reservedcapacity | Reserved capacity | #reserved-capacity
  daxclusters | DAX Clusters | #dax-clusters
  daxsubnetgroups | DAX Subnet groups | #dax-subnet-groups-list
  daxparametergroups | DAX Parameter groups | #dax-parameter-groups-list
  daxevents | DAX Events | #dax-events
elasticache | ElastiCache | elasticache/home | ec
  dashboard | Dashboard | elasticache/home
  memcached | Memcached | #/memcached
  redis | Redis | #/redis
  globalcluster | Global Datastore | #global-cluster:
  serviceupdates | Service Updates | #service-updates:
  reservedcachenodes | Reserved Cache Nodes | #reserved-cache-nodes:
  snapshots | Backups | #snapshots:
  parametergroups | Parameter Groups | #param-groups:
  users | User Management | #users:
  usergroups | User Group Management | #user-groups:
  subnetgroups | Subnet Groups | #cache-subnet-groups:
  events | Events | #events:
  clientdownload | ElastiCache Cluster Client | #client-download:
documentdb | DocumentDB | docdb/home#dashboard | docdb
  dashboard | Dashboard | #dashboard
  clusters | Clusters | #clusters
  snapshots | Snapshots | #snapshots
  subnetgroups | Subnet groups | #subnetGroups
  parametergroups | Parameter groups | #parameterGroups
  eventsubscriptions | Event Subscriptions | #eventSubscriptions
  events | Events | #events
  whatsnew | What's New | #whats-new
  tutorials | Tutorials | #tutorials-page
neptune | Neptune | neptune/home#databases:
  databases | Databases | #databases:
  clusters | Clusters | #dbclusters:
  snapshots | Snapshots | #db-snapshots:
  reservedinstances | Reserved instances | #reserved-instance-list:
  notebooks | Notebooks | #notebooks:
  subnetgroups | Subnet groups | #db-subnet-groups:
  parametergroups | Parameter groups | #parameter-groups:
  events | Events | #events:
  eventsubscriptions | Event subscriptions | #event-subscriptions-list:
  notifications | Notifications | #notifications:
mcs | Keyspaces | keyspaces/home#dashboard | cassandra
  dashboard | Dashboard | #dashboard
  keyspaces | Keyspaces | #keyspaces
  tables | Tables | #tables
  cqleditor | CQL editor | #cql-editor
redshift | Redshift | redshiftv2/home#dashboard
  dashboard | Dashboard | #dashboard
  clusters | Clusters | #clusters
  reservednodes | Reserved nodes | #reserved-nodes
  snapshots | Snapshots | #snapshots
  queries | Queries | #queries
  queryeditor | Query editor | #query-editor:
  datashares | Data shares | #data-shares
  config | Configurations | #configurations
  workloadmanagement | Workload management | #workload-management
  subnetgroups | Subnet groups | #subnet-groups
  hsm | HSM connections | #hsm?tab=hsmConnections
  tags | Manage tags | #manage-tags
  marketplace | Marketplace | #marketplace
  advisor | Advisor recommendations | #recommendations
  alarms | Alarms | #alarms
  events | Events | #events
  eventsubscriptions | Event subscriptions | #event-subscriptions
memorydb | MemoryDB | memorydb/home
timestream | Timestream | timestream/home
`;
