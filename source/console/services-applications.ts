// Media, IoT and applications. The format and the sources are in catalogue.ts.
export const applications = `
mediaconnect | MediaConnect | mediaconnect/home
mediaconvert | MediaConvert | mediaconvert/home#/jobs/list
  jobs | Jobs | #/jobs/list
  outputpresets | Output presets | #/presets/list
  jobtemplates | Job templates | #/templates/list
  queues | Queues | #/queues/list
  certificates | Certificates | #/certificates
  account | Account | #/account
medialive | MediaLive | medialive/home#!/inputs
  inputs | Inputs | #!/inputs
  inputsecuritygroups | Input security groups | #!/inputSecurityGroups
  channels | Channels | #!/channels
  devices | Devices | #!/devices
  multiplexes | Multiplexes | medialive/multiplex#/
  reservations | Reservations | #!/reservations
  workflowwizard | Workflow Wizard | #!/workflows
mediapackage | MediaPackage | mediapackage/home#/channels
  channels | Channels | #/channels
  harvestjobs | Harvest jobs | #/harvest-jobs
  vodpackaginggroups | Video on demand Packaging groups | mediapackagevod/home#/packaging_groups
  vodassets | Video on demand Assets | mediapackagevod/home#/assets
mediatailor | MediaTailor | mediatailor/home#/controlpanel |  | not aws-cn aws-us-gov
  configurations | Configurations | #/controlpanel
  sourcelocations | Source locations | #/source-locations
  channels | Channels | #/channels
iot | IoT Core | iot/home
iotdevicedefender | IoT Device Defender | devicedefender/home
iotdevicemanagement | IoT Device Management | iotdm/home
iotgreengrass | IoT Greengrass | iotgreengrass/home
iotsitewise | IoT SiteWise | iotsitewise/home
connect | Connect | connect/v2/app/instances |  | not aws-cn
ses | Simple Email Service (SES) | ses/home
workmail | WorkMail | workmail/v2/home#/organizations |  | not aws-cn aws-us-gov
workspaces | WorkSpaces | workspaces/home
appstream | AppStream 2.0 | appstream2/home | workspaces applications | not aws-cn
chime | Chime SDK | chime-sdk/home |  | not aws-cn aws-us-gov
gamelift | GameLift | gamelift/home |  | not aws-us-gov
groundstation | Ground Station | groundstation/home#/contacts |  | not aws-cn aws-us-gov
  contacts | Contacts | #/contacts
  satellitesandresources | Satellites and resources | #/resources
blockchain | Managed Blockchain | managedblockchain/home
  networks | Networks | #networks
  invitations | Invitations | #invitations
location | Location Service | location/home |  | not aws-cn
`;
