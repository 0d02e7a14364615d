/**
 * Ways by which a session becomes more than its policies say, as data: what has to be allowed together, and where the
 * way is described. Facts from public lists, put in our own words. What only finds things (`ec2:DescribeInstances`) is
 * left out of a way, for their names may be known; and so are services that AWS has ended (CodeStar).
 */

type Source =
	/** https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation */
	| 'rhino'
	/** https://github.com/nccgroup/PMapper, principalmapper/graphing */
	| 'pmapper'
	/** https://pathfinding.cloud/paths */
	| 'pathfinding'
	/** https://github.com/salesforce/cloudsplaining, cloudsplaining/shared/constants.py */
	| 'cloudsplaining'
	/** https://cloud.hacktricks.wiki, "AWS - Privilege Escalation" */
	| 'hacktricks'
	/** https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation */
	| 'hacking-the-cloud'
	/** A document of AWS's, named beside. */
	| 'aws';

/** Every one of `needs` together. */
export type Way = {readonly needs: readonly string[]; readonly source: Source};

/** Ways that one can say the same of. */
export type Escalation = {readonly says: string; readonly ways: readonly Way[]};

const each = (source: Source, ...actions: readonly string[]): readonly Way[] =>
	actions.map((action) => ({needs: [action], source}));

const together = (source: Source, ...needs: readonly string[]): Way => ({needs, source});

/** A change of a permission set is nothing until it is put into the accounts. */
const provisioned = (...actions: readonly string[]): readonly Way[] =>
	actions.map((action) => together('hacktricks', action, 'sso:ProvisionPermissionSet'));

/** Changes who may do what: whoever can do one of these can give themselves everything. */
export const rewritesPermissions: Escalation = {
	says: 'change what users and roles may do',
	ways: [
		...each(
			'rhino',
			'iam:AddUserToGroup',
			'iam:AttachGroupPolicy',
			'iam:AttachRolePolicy',
			'iam:AttachUserPolicy',
		),
		...each(
			'rhino',
			'iam:CreateAccessKey',
			'iam:CreateLoginProfile',
			'iam:CreatePolicyVersion',
			'iam:PutGroupPolicy',
		),
		...each('rhino', 'iam:PutRolePolicy', 'iam:PutUserPolicy', 'iam:SetDefaultPolicyVersion'),
		...each('rhino', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateLoginProfile'),
		...each('hacking-the-cloud', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'),
		...each('hacking-the-cloud', 'iam:PutRolePermissionsBoundary', 'iam:PutUserPermissionsBoundary'),
		// What denies something may be taken away.
		...each('hacking-the-cloud', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'),
		...each('hacktricks', 'iam:UpdateSAMLProvider', 'identitystore:CreateGroupMembership'),
		...each('hacktricks', 'sso:CreateAccountAssignment', 'sso-directory:UpdatePassword'),
		...provisioned('sso:AttachCustomerManagedPolicyReferenceToPermissionSet'),
		...provisioned('sso:AttachManagedPolicyToPermissionSet', 'sso:PutInlinePolicyToPermissionSet'),
		...provisioned('sso:DeletePermissionsBoundaryFromPermissionSet'),
		// "Grant IAM users access to Kubernetes with EKS access entries" (Amazon EKS User Guide): an entry alone lets in as
		// a group of the cluster's, a policy makes its administrator of what an entry lets in.
		...each('aws', 'eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'),
	],
};

/** Puts the visitor's own code where a role's credentials already are. A build takes its commands from StartBuild. */
export const runsCode: Escalation = {
	says: 'run code with the rights of functions, builds or machines',
	ways: [
		...each(
			'rhino',
			'lambda:UpdateFunctionCode',
			'lambda:UpdateFunctionConfiguration',
			'glue:UpdateDevEndpoint',
		),
		...each('rhino', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
		...each('pmapper', 'cloudformation:UpdateStack', 'ssm:SendCommand', 'ssm:StartSession'),
		...each('pmapper', 'codebuild:StartBuild', 'codebuild:StartBuildBatch'),
		...each('pathfinding', 'apprunner:UpdateService', 'ec2-instance-connect:SendSSHPublicKey'),
		...each('cloudsplaining', 'ecs:ExecuteCommand'),
		...each('hacktricks', 'cloudformation:UpdateStackSet', 'glue:UpdateJob', 'states:UpdateStateMachine'),
		...each('hacktricks', 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
		...each('hacktricks', 'elasticmapreduce:OpenEditorInConsole', 'sagemaker:CreatePresignedDomainUrl'),
		...each('hacktricks', 'ssm:CreateAssociation', 'ssm:ResumeSession'),
		// The API references of Systems Manager (UpdateAssociation), Amazon EMR (AddJobFlowSteps) and AWS Batch (SubmitJob:
		// containerOverrides).
		...each('aws', 'ssm:UpdateAssociation', 'elasticmapreduce:AddJobFlowSteps', 'batch:SubmitJob'),
		together('pathfinding', 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
		// Commands in a machine's user data run at its next start; it may be stopped already.
		together('pathfinding', 'ec2:ModifyInstanceAttribute', 'ec2:StartInstances'),
		together('pathfinding', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
		// Likewise a notebook's.
		together(
			'pathfinding',
			'sagemaker:CreateNotebookInstanceLifecycleConfig',
			'sagemaker:UpdateNotebookInstance',
			'sagemaker:StartNotebookInstance',
		),
		// The API reference of SageMaker: UpdateNotebookInstanceLifecycleConfig.
		together('aws', 'sagemaker:UpdateNotebookInstanceLifecycleConfig', 'sagemaker:StartNotebookInstance'),
		together(
			'pathfinding',
			'bedrock-agentcore:StartCodeInterpreterSession',
			'bedrock-agentcore:InvokeCodeInterpreter',
		),
		together('hacktricks', 'codebuild:UpdateProject', 'codepipeline:StartPipelineExecution'),
		together('hacktricks', 'elasticbeanstalk:CreateApplicationVersion', 'elasticbeanstalk:UpdateEnvironment'),
		together('hacktricks', 'ssm:UpdateDocument', 'ssm:UpdateDocumentDefaultVersion'),
		together(
			'hacktricks',
			'ssm:RegisterTaskWithMaintenanceWindow',
			'ssm:RegisterTargetWithMaintenanceWindow',
		),
	],
};

/** Starts something that works as a role; with `iam:PassRole` for that service, as a role of the visitor's choice. */
export type Passing = Way & {
	/** What `iam:PassedToService` is when the role is handed over. */
	readonly to: string;
};

/** @param ways Of each, actions that are needed together. */
const passing = (source: Source, to: string, ...ways: ReadonlyArray<readonly string[]>): readonly Passing[] =>
	ways.map((needs) => ({needs, source, to: `${to}.amazonaws.com`}));

/** Beside `iam:PassRole` itself. */
export const passesRoles: readonly Passing[] = [
	...passing('rhino', 'ec2', ['ec2:RunInstances']),
	...passing('pmapper', 'ec2', ['ec2:AssociateIamInstanceProfile']),
	...passing('pmapper', 'ec2', [
		'autoscaling:CreateLaunchConfiguration',
		'autoscaling:CreateAutoScalingGroup',
	]),
	...passing('hacktricks', 'ec2', [
		'autoscaling:CreateLaunchConfiguration',
		'autoscaling:UpdateAutoScalingGroup',
	]),
	...passing('hacktricks', 'ec2', ['ec2:ReplaceIamInstanceProfileAssociation']),
	...passing('pathfinding', 'ec2', ['ec2:RequestSpotInstances']),
	// "Amazon EKS node IAM role" (Amazon EKS User Guide): machines are the role's.
	...passing('aws', 'ec2', ['eks:CreateNodegroup']),
	...passing(
		'rhino',
		'lambda',
		['lambda:CreateFunction', 'lambda:InvokeFunction'],
		['lambda:CreateFunction', 'lambda:AddPermission'],
		['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
	),
	...passing('hacktricks', 'lambda', [
		'lambda:CreateFunction',
		'lambda:CreateFunctionUrlConfig',
		'lambda:InvokeFunctionUrl',
	]),
	...passing('pmapper', 'lambda', ['lambda:UpdateFunctionConfiguration']),
	...passing('rhino', 'cloudformation', ['cloudformation:CreateStack']),
	...passing('pmapper', 'cloudformation', ['cloudformation:UpdateStack']),
	...passing('pmapper', 'cloudformation', [
		'cloudformation:CreateChangeSet',
		'cloudformation:ExecuteChangeSet',
	]),
	...passing(
		'pathfinding',
		'cloudformation',
		['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
		['cloudformation:UpdateStackSet'],
	),
	...passing('pathfinding', 'datapipeline', [
		'datapipeline:CreatePipeline',
		'datapipeline:PutPipelineDefinition',
		'datapipeline:ActivatePipeline',
	]),
	...passing('rhino', 'glue', ['glue:CreateDevEndpoint']),
	...passing(
		'pathfinding',
		'glue',
		['glue:CreateJob', 'glue:StartJobRun'],
		['glue:CreateJob', 'glue:CreateTrigger'],
		['glue:UpdateJob', 'glue:StartJobRun'],
		['glue:UpdateJob', 'glue:CreateTrigger'],
	),
	// "AWS Glue interactive sessions with IAM" (AWS Glue User Guide).
	...passing('aws', 'glue', ['glue:CreateSession', 'glue:RunStatement']),
	...passing(
		'pmapper',
		'codebuild',
		['codebuild:CreateProject', 'codebuild:StartBuild'],
		['codebuild:CreateProject', 'codebuild:StartBuildBatch'],
		['codebuild:UpdateProject', 'codebuild:StartBuild'],
		['codebuild:UpdateProject', 'codebuild:StartBuildBatch'],
	),
	// A pipeline runs as soon as it is there ("CreatePipeline", its API reference).
	...passing(
		'hacktricks',
		'codepipeline',
		['codepipeline:CreatePipeline'],
		['codepipeline:UpdatePipeline', 'codepipeline:StartPipelineExecution'],
	),
	...passing('rhino', 'sagemaker', [
		'sagemaker:CreateNotebookInstance',
		'sagemaker:CreatePresignedNotebookInstanceUrl',
	]),
	...passing('pathfinding', 'sagemaker', ['sagemaker:CreateProcessingJob'], ['sagemaker:CreateTrainingJob']),
	...passing('hacktricks', 'sagemaker', ['sagemaker:CreateHyperParameterTuningJob']),
	// A run may name another role than its definition does.
	...passing('hacktricks', 'ecs-tasks', ['ecs:RunTask'], ['ecs:RegisterTaskDefinition', 'ecs:UpdateService']),
	...passing(
		'pathfinding',
		'ecs-tasks',
		['ecs:RegisterTaskDefinition', 'ecs:StartTask'],
		['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
	),
	// "AWS Batch IAM policies, roles, and permissions": a job's role is that of a task of ECS.
	...passing('aws', 'ecs-tasks', ['batch:RegisterJobDefinition', 'batch:SubmitJob']),
	...passing('pathfinding', 'tasks.apprunner', ['apprunner:CreateService']),
	...passing('pathfinding', 'bedrock-agentcore', [
		'bedrock-agentcore:CreateCodeInterpreter',
		'bedrock-agentcore:StartCodeInterpreterSession',
		'bedrock-agentcore:InvokeCodeInterpreter',
	]),
	// AWS's managed policy BedrockAgentCoreFullAccess hands roles to it.
	...passing('aws', 'bedrock-agentcore', [
		'bedrock-agentcore:CreateAgentRuntime',
		'bedrock-agentcore:InvokeAgentRuntime',
	]),
	...passing('hacktricks', 'scheduler', ['scheduler:CreateSchedule'], ['scheduler:UpdateSchedule']),
	...passing(
		'hacktricks',
		'states',
		['states:CreateStateMachine', 'states:StartExecution'],
		['states:CreateStateMachine', 'states:StartSyncExecution'],
		['states:UpdateStateMachine', 'states:StartExecution'],
		['states:TestState'],
	),
	// "Setting up Automation" (AWS Systems Manager User Guide).
	...passing('aws', 'ssm', ['ssm:StartAutomationExecution']),
	// "Learn how EKS Pod Identity grants pods access to AWS services" (Amazon EKS User Guide).
	...passing('aws', 'pods.eks', ['eks:CreatePodIdentityAssociation']),
	// AWS's managed policy AWSRolesAnywhereFullAccess hands roles to it.
	...passing('aws', 'rolesanywhere', ['rolesanywhere:CreateProfile', 'rolesanywhere:CreateTrustAnchor']),
	...passing('hacktricks', 'cognito-identity', ['cognito-identity:SetIdentityPoolRoles']),
	...passing('hacktricks', 'elasticmapreduce', ['elasticmapreduce:RunJobFlow']),
	// AWS's managed policies AmazonSageMakerCanvasFullAccess and AmazonBraketFullAccess hand roles to these.
	...passing('aws', 'emr-serverless', ['emr-serverless:StartJobRun']),
	...passing('aws', 'braket', ['braket:CreateJob']),
	// "IAM permission examples for Amazon GameLift Servers".
	...passing('aws', 'gamelift', ['gamelift:CreateFleet']),
];
