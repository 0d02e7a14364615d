// Storage and transfer. The format and the sources are in catalogue.ts.
export const storage = `
s3 | Simple Storage Service (S3) | s3/home
  buckets | Buckets | s3/buckets | buckets
  batchoperations | Batch Operations | s3/jobs
  accessanalyzer | Access Analyzer | s3/access
  tablebuckets | Table buckets | s3/table-buckets
  storagelens | Storage Lens | s3/lens | storage lens
  settings | Account settings | s3/settings
s3tables | S3 Tables | s3/table-buckets
efs | Elastic File System (EFS) | efs/home#/file-systems
  filesystems | File systems | #/file-systems
  accesspoints | Access points | #/access-points
  settings | Settings | #/settings
fsx | FSx | fsx/home#file-systems
  filesystems | File systems | #file-systems
  backups | Backups | #backups
  datarepositorytasks | Data repository tasks | #data-repository-tasks
glacier | S3 Glacier vaults | glacier/home
storagegateway | Storage Gateway | storagegateway/home#/gateways | sgw
  gateways | Gateways | #/gateways
  fileshares | File shares | #/file-shares
  filesystems | FSx file systems | #/file-systems
  volumes | Volumes | #/volumes
  pools | Pools | #/pools
  tapes | Tapes | #/tapes
  hardware | Hardware | #/hardware
backup | Backup | backup/home#/dashboard
  dashboard | Dashboard | #/dashboard
  backupvaults | Backup vaults | #/backupvaults
  backupplans | Backup plans | #/backupplan
  protectedresources | Protected resources | #/resources
  jobs | Jobs | #/jobs/backup
  settings | Settings | #/settings
  crossaccountmonitoring | Cross-account monitoring | #/organization/monitoring/backup
  backuppolicies | Backup policies | #/organization/policies
datasync | DataSync | datasync/home#/tasks
  tasks | Tasks | #/tasks
  history | History | #/history
  locations | Locations | #/locations
  agents | Agents | #/agents
transfer | Transfer Family | transfer/home | sftp
snowfamily | Snow Family | snowfamily/home#/jobs
  jobs | Jobs | #/jobs
  createjob | Create job | #/change-request/create
  prepaidjobs | Prepaid jobs | #/prepaidjobs
migrationhub | Migration Hub | migrationhub/home
dms | Database Migration Service (DMS) | dms/v2/home#dashboard
  dashboard | Dashboard | #dashboard
  databasemigrationtasks | Database migration tasks | #tasks
  replicationinstances | Replication instances | #replicationInstances
  endpoints | Endpoints | #endpointList
  certificates | Certificates | #certificate
  subnetgroups | Subnet groups | #subnetGroup
  events | Events | #EventList
  eventsubscriptions | Event subscriptions | #EventSubscriptionList
  notifications | Notifications | #Notifications
mgn | Application Migration Service (MGN) | mgn/home |  | not aws-cn
drs | Elastic Disaster Recovery (DRS) | drs/home |  | not aws-cn
`;
