// Networking and delivery. The format and the sources are in catalogue.ts.
export const networking = `
vpc | Virtual Private Cloud (VPC) | vpc/home#dashboard:
  dashboard | Dashboard | #dashboard:
  vpcs | Your VPCs | #vpcs: | vpcs
  subnets | Subnets | #subnets: | subnets
  routetables | Route Tables | #RouteTables:
  internetgateways | Internet Gateways | #igws:
  egressonlyinternetgateways | Egress Only Internet Gateways | #EgressOnlyInternetGateways:
  carriergateways | Carrier Gateways | #CarrierGateways:
  dhcpoptions | DHCP Options Sets | #dhcpOptions:
  elasticips | Elastic IPs | #Addresses:
  managedprefixlists | Managed Prefix Lists | #ManagedPrefixLists:
  endpoints | Endpoints | #Endpoints:
  endpointservices | Endpoint Services | #EndpointServices:
  natgateways | NAT Gateways | #NatGateways:
  peeringconnections | Peering Connections | #PeeringConnections:
  networkacls | Network ACLs | #acls:
  securitygroups | Security Groups | #SecurityGroups:
  reachabilityanalyzer | Reachability Analyzer | #ReachabilityAnalyzer:
  rulegroups | Rule Groups | #DNSFirewallRuleGroups:
  domainlists | Domain Lists | #DNSFirewallDomainLists:
  firewalls | Firewalls | #NetworkFirewalls:
  firewallpolicies | Firewall policies | #NetworkFirewallPolicies:
  networkfirewallrulegroups | Network Firewall rule groups | #NetworkFirewallRuleGroups:
  customergateways | Customer Gateways | #CustomerGateways:
  virtualprivategateways | Virtual Private Gateways | #VpnGateways:
  vpnconnections | Site-to-Site VPN Connections | #VpnConnections:
  clientvpnendpoints | Client VPN Endpoints | #ClientVPNEndpoints:
  transitgateways | Transit Gateways | #TransitGateways:
  transitgatewayattachments | Transit Gateway Attachments | #TransitGatewayAttachments:
  transitgatewayroutetables | Transit Gateway Route Tables | #TransitGatewayRouteTables:
  transitgatewaymulticast | Transit Gateway Multicast | #TransitGatewayMulticastDomains:
  networkmanager | Network Manager | networkmanager/home
  mirrorsessions | Mirror Sessions | #TrafficMirrorSessions:
  mirrortargets | Mirror Targets | #TrafficMirrorTargets:
  mirrorfilters | Mirror Filters | #TrafficMirrorFilters:
  settings | Settings | #Settings:
cloudfront | CloudFront | global cloudfront/v4/home#/distributions | cf, cfnt
  distributions | Distributions | #/distributions
  policies | Policies | #/policies/cache
  cachestatistics | Cache statistics | cloudfront/home#cache_stat_reports:
  monitoring | Monitoring | #/monitoring
  alarms | Alarms | cloudfront/home#alarms:
  popularobjects | Popular objects | cloudfront/home#popular_urls:
  referrers | Top referrers | cloudfront/home#referers_report:
  usage | Usage | cloudfront/home#usage_reports:
  viewers | Viewers | cloudfront/home#viewers_reports:
  oai | Origin access | #/originAccess
  publickey | Public key | #/publickey
  fle | Field-level encryption | cloudfront/home#fle:
route53 | Route 53 | global route53/v2/home#Dashboard | r53, route, dns
  dashboard | Dashboard | #Dashboard
  hostedzones | Hosted zones | route53/v2/hostedzones
  healthchecks | Health checks | route53/healthchecks/home
  trafficpolicies | Traffic policies | route53/trafficflow/home
  policyrecords | Policy records | route53/trafficflow/home#/records
  registereddomains | Registered domains | route53/home#DomainListing:
  domainrequests | Requests | route53/home#DomainRequests:
apigateway | API Gateway | apigateway/main/apis | api, apigw
  apis | APIs | apigateway/main/apis
  customdomainnames | Custom domain names | apigateway/main/publish/domain-names
  vpclinks | VPC links | apigateway/main/vpc-links/list
directconnect | Direct Connect | directconnect/v2/home#/connections | dx
  connections | Connections | #/connections
  virtualinterfaces | Virtual interfaces | #/virtual-interfaces
  lags | LAGs | #/lags
  directconnectgateways | Direct Connect gateways | #/dxgateways
  virtualprivategateways | Virtual private gateways | #/virtual-gateways
  transitgateways | Transit gateways | #/transit-gateways
globalaccelerator | Global Accelerator | global globalaccelerator/home#GlobalAcceleratorHome: |  | not aws-cn
ipam | VPC IP Address Manager (IPAM) | ipam/home#Home
  pools | Pools | #Pools
  scopes | Scopes | #Scopes
networkmanager | Network Manager | global networkmanager/home | cloud wan | not aws-cn
  globalnetworks | Global networks | #/networks
cloudmap | Cloud Map | cloudmap/home#namespaces
  namespaces | Namespaces | #namespaces
`;
