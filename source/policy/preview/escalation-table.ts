/**
 * Ways by which a session becomes more than its policies say, as data: what has to be allowed together, and where the
 * way is described. Facts from public lists, put in our own words.
 */

/** Rhino Security Labs, "AWS IAM privilege escalation methods"; PMapper; pathfinding.cloud; Cloudsplaining; AWS's own documents. */
type Source = 'rhino' | 'pmapper' | 'pathfinding' | 'cloudsplaining' | 'aws';

/** Every one of `needs` together. */
export type Way = {readonly needs: readonly string[]; readonly source: Source};

/** Ways that one can say the same of. */
export type Escalation = {readonly says: string; readonly ways: readonly Way[]};

const each = (source: Source, ...actions: readonly string[]): readonly Way[] =>
	actions.map((action) => ({needs: [action], source}));

const together = (source: Source, ...needs: readonly string[]): Way => ({needs, source});

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
		...each('cloudsplaining', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'),
		...each('cloudsplaining', 'iam:PutRolePermissionsBoundary', 'iam:PutUserPermissionsBoundary'),
		...each('pathfinding', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy', 'iam:UpdateSAMLProvider'),
		...each('pathfinding', 'eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'),
		...each('pathfinding', 'identitystore:CreateGroupMembership'),
		...each('pathfinding', 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet'),
		...each('pathfinding', 'sso:AttachManagedPolicyToPermissionSet', 'sso:CreateAccountAssignment'),
		...each('pathfinding', 'sso:PutInlinePolicyToPermissionSet'),
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
		...each('rhino', 'cloudformation:UpdateStack', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
		...each('pmapper', 'cloudformation:ExecuteChangeSet', 'ssm:SendCommand', 'ssm:StartSession'),
		...each('pmapper', 'codebuild:StartBuild', 'codebuild:StartBuildBatch', 'codebuild:UpdateProject'),
		...each('pathfinding', 'cloudformation:UpdateStackSet', 'ssm:CreateAssociation', 'ssm:UpdateAssociation'),
		...each('pathfinding', 'ecs:ExecuteCommand', 'glue:UpdateJob', 'states:UpdateStateMachine'),
		...each('pathfinding', 'ec2-instance-connect:SendSSHPublicKey'),
		...each('pathfinding', 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
		...each(
			'pathfinding',
			'sagemaker:CreatePresignedDomainUrl',
			'sagemaker:UpdateNotebookInstanceLifecycleConfig',
		),
		...each('aws', 'elasticmapreduce:AddJobFlowSteps', 'apprunner:UpdateService', 'batch:SubmitJob'),
		// Commands in a machine's user data run at its next start ("Run commands when you launch an EC2 instance").
		together('pathfinding', 'ec2:ModifyInstanceAttribute', 'ec2:StartInstances'),
		together('pathfinding', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
		together(
			'pathfinding',
			'sagemaker:CreateNotebookInstanceLifecycleConfig',
			'sagemaker:UpdateNotebookInstance',
		),
		together(
			'pathfinding',
			'bedrock-agentcore:StartCodeInterpreterSession',
			'bedrock-agentcore:InvokeCodeInterpreter',
		),
	],
};

/** Starts something that works as a role; with `iam:PassRole` for that service, as a role of the visitor's choice. */
export type Passing = {
	/** What `iam:PassedToService` is when the role is handed over. */
	readonly to: string;
	/** Any one of these. */
	readonly starts: readonly string[];
	readonly source: Source;
};

const passing = (source: Source, to: string, ...starts: readonly string[]): Passing => ({
	to: `${to}.amazonaws.com`,
	starts,
	source,
});

export const passesRoles: readonly Passing[] = [
	passing('rhino', 'ec2', 'ec2:RunInstances', 'ec2:AssociateIamInstanceProfile'),
	passing('pathfinding', 'ec2', 'ec2:ReplaceIamInstanceProfileAssociation', 'ec2:RequestSpotInstances'),
	passing('pathfinding', 'ec2', 'ec2:RequestSpotFleet', 'ec2:CreateFleet', 'eks:CreateNodegroup'),
	passing('pmapper', 'ec2', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'),
	passing('pmapper', 'ec2', 'autoscaling:UpdateAutoScalingGroup'),
	passing('rhino', 'lambda', 'lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'),
	passing('rhino', 'cloudformation', 'cloudformation:CreateStack', 'cloudformation:UpdateStack'),
	passing('pathfinding', 'cloudformation', 'cloudformation:CreateChangeSet', 'cloudformation:CreateStackSet'),
	passing('pathfinding', 'cloudformation', 'cloudformation:UpdateStackSet'),
	passing('rhino', 'datapipeline', 'datapipeline:PutPipelineDefinition'),
	passing('rhino', 'glue', 'glue:CreateDevEndpoint', 'glue:CreateJob', 'glue:UpdateJob'),
	passing('pathfinding', 'glue', 'glue:CreateSession'),
	passing('rhino', 'codebuild', 'codebuild:CreateProject', 'codebuild:UpdateProject'),
	passing('pathfinding', 'codepipeline', 'codepipeline:CreatePipeline', 'codepipeline:UpdatePipeline'),
	passing('rhino', 'sagemaker', 'sagemaker:CreateNotebookInstance', 'sagemaker:CreateProcessingJob'),
	passing('rhino', 'sagemaker', 'sagemaker:CreateTrainingJob', 'sagemaker:CreateHyperParameterTuningJob'),
	passing(
		'pathfinding',
		'ecs-tasks',
		'ecs:RegisterTaskDefinition',
		'ecs:RunTask',
		'batch:RegisterJobDefinition',
	),
	passing('pathfinding', 'tasks.apprunner', 'apprunner:CreateService', 'apprunner:UpdateService'),
	passing('pathfinding', 'bedrock-agentcore', 'bedrock-agentcore:CreateCodeInterpreter'),
	passing('pathfinding', 'bedrock-agentcore', 'bedrock-agentcore:CreateAgentRuntime'),
	passing('pathfinding', 'scheduler', 'scheduler:CreateSchedule', 'scheduler:UpdateSchedule'),
	passing('pathfinding', 'states', 'states:CreateStateMachine', 'states:UpdateStateMachine'),
	passing('pathfinding', 'ssm', 'ssm:StartAutomationExecution'),
	passing('pathfinding', 'pods.eks', 'eks:CreatePodIdentityAssociation'),
	passing('pathfinding', 'rolesanywhere', 'rolesanywhere:CreateProfile'),
	passing('cloudsplaining', 'elasticmapreduce', 'elasticmapreduce:RunJobFlow'),
	passing('aws', 'emr-serverless', 'emr-serverless:StartJobRun'),
	passing('aws', 'braket', 'braket:CreateJob'),
	passing('aws', 'gamelift', 'gamelift:CreateFleet'),
];
