/** Actions worth a warning, grouped by what a person would say of them. */

/** What a warning says when one of the actions is allowed. */
export type Concern = {readonly says: string; readonly actions: readonly string[]};

/** Changes who may do what: whoever can do one of these can give themselves everything. */
export const rewritesPermissions: Concern = {
	says: 'change what users and roles may do',
	actions: [
		'iam:AddUserToGroup',
		'iam:AttachGroupPolicy',
		'iam:AttachRolePolicy',
		'iam:AttachUserPolicy',
		'iam:CreateAccessKey',
		'iam:CreateLoginProfile',
		'iam:CreatePolicyVersion',
		'iam:DeleteRolePermissionsBoundary',
		'iam:DeleteRolePolicy',
		'iam:DeleteUserPermissionsBoundary',
		'iam:DetachRolePolicy',
		'iam:PutGroupPolicy',
		'iam:PutRolePermissionsBoundary',
		'iam:PutRolePolicy',
		'iam:PutUserPermissionsBoundary',
		'iam:PutUserPolicy',
		'iam:SetDefaultPolicyVersion',
		'iam:UpdateAssumeRolePolicy',
		'iam:UpdateLoginProfile',
		'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
		'sso:AttachManagedPolicyToPermissionSet',
		'sso:CreateAccountAssignment',
		'sso:PutInlinePolicyToPermissionSet',
	],
};

/** Starts something that works as a role; with `iam:PassRole`, as a role of the visitor's choice. */
export const startsAsRole: readonly string[] = [
	'apprunner:CreateService',
	'batch:RegisterJobDefinition',
	'cloudformation:CreateChangeSet',
	'cloudformation:CreateStack',
	'cloudformation:UpdateStack',
	'codebuild:CreateProject',
	'codebuild:UpdateProject',
	'codepipeline:CreatePipeline',
	'datapipeline:PutPipelineDefinition',
	'ec2:AssociateIamInstanceProfile',
	'ec2:ReplaceIamInstanceProfileAssociation',
	'ec2:RunInstances',
	'ecs:RegisterTaskDefinition',
	'ecs:RunTask',
	'elasticmapreduce:RunJobFlow',
	'glue:CreateDevEndpoint',
	'glue:CreateJob',
	'glue:UpdateJob',
	'lambda:CreateFunction',
	'lambda:UpdateFunctionConfiguration',
	'sagemaker:CreateNotebookInstance',
	'sagemaker:CreateProcessingJob',
	'sagemaker:CreateTrainingJob',
	'scheduler:CreateSchedule',
	'ssm:StartAutomationExecution',
	'states:CreateStateMachine',
	'states:UpdateStateMachine',
];

/** Puts the visitor's own code where a role's credentials already are. A build takes its commands from StartBuild. */
export const runsCode: Concern = {
	says: 'run code with the rights of functions, builds or machines',
	actions: [
		'cloudformation:ExecuteChangeSet',
		'cloudformation:UpdateStack',
		'codebuild:StartBuild',
		'codebuild:StartBuildBatch',
		'codebuild:UpdateProject',
		'ec2-instance-connect:SendSSHPublicKey',
		'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
		'ecs:ExecuteCommand',
		'glue:UpdateDevEndpoint',
		'glue:UpdateJob',
		'lambda:UpdateFunctionCode',
		'lambda:UpdateFunctionConfiguration',
		'sagemaker:CreatePresignedNotebookInstanceUrl',
		'ssm:SendCommand',
		'ssm:StartSession',
		'states:UpdateStateMachine',
	],
};

export const readsSecrets: readonly Concern[] = [
	{
		says: 'secrets in Secrets Manager',
		actions: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:GetSecretValue'],
	},
	{
		says: 'parameters of Systems Manager',
		actions: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
	},
];

/** Every object of every bucket; a few buckets are no secret the warning could know of. */
export const readsEveryObject: Concern = {says: 'every object in S3', actions: ['s3:GetObject']};

export const spends: readonly Concern[] = [
	{
		says: 'buy',
		actions: [
			'aws-marketplace:AcceptAgreementRequest',
			'aws-marketplace:Subscribe',
			'dynamodb:PurchaseReservedCapacityOfferings',
			'ec2:PurchaseCapacityBlock',
			'ec2:PurchaseHostReservation',
			'ec2:PurchaseReservedInstancesOffering',
			'elasticache:PurchaseReservedCacheNodesOffering',
			'es:PurchaseReservedInstanceOffering',
			'rds:PurchaseReservedDBInstancesOffering',
			'redshift:PurchaseReservedNodeOffering',
			'route53domains:RegisterDomain',
			'route53domains:RenewDomain',
			'savingsplans:CreateSavingsPlan',
			'shield:CreateSubscription',
		],
	},
	{
		says: 'start what is billed by the hour or by use',
		actions: [
			'batch:SubmitJob',
			'bedrock:CreateProvisionedModelThroughput',
			'bedrock:InvokeModel',
			'ec2:CreateFleet',
			'ec2:RequestSpotInstances',
			'ec2:RunInstances',
			'ec2:StartInstances',
			'eks:CreateCluster',
			'eks:CreateNodegroup',
			'elasticmapreduce:RunJobFlow',
			'gamelift:CreateFleet',
			'rds:CreateDBCluster',
			'rds:CreateDBInstance',
			'redshift:CreateCluster',
			'sagemaker:CreateEndpoint',
			'sagemaker:CreateNotebookInstance',
			'sagemaker:CreateTrainingJob',
			'workspaces:CreateWorkspaces',
		],
	},
];

export const hidesTracks: readonly Concern[] = [
	{
		says: 'turn CloudTrail off or blind',
		actions: [
			'cloudtrail:DeleteEventDataStore',
			'cloudtrail:DeleteTrail',
			'cloudtrail:PutEventSelectors',
			'cloudtrail:StopEventDataStoreIngestion',
			'cloudtrail:StopLogging',
			'cloudtrail:UpdateTrail',
		],
	},
	{
		says: 'turn AWS Config off',
		actions: [
			'config:DeleteConfigurationRecorder',
			'config:DeleteDeliveryChannel',
			'config:PutConfigurationRecorder',
			'config:StopConfigurationRecorder',
		],
	},
	{
		says: 'turn GuardDuty or Security Hub off',
		actions: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'securityhub:DisableSecurityHub'],
	},
	{says: 'delete logs', actions: ['ec2:DeleteFlowLogs', 'logs:DeleteLogGroup', 'logs:DeleteLogStream']},
];

/** What CloudShell's page calls to open a shell ("Managing AWS CloudShell access and usage with IAM policies"). */
export const opensCloudShell: readonly string[] = [
	'cloudshell:CreateEnvironment',
	'cloudshell:CreateSession',
	'cloudshell:GetEnvironmentStatus',
	'cloudshell:StartEnvironment',
];
