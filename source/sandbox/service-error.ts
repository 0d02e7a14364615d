/** An error as the query protocol tells it: `Code`, `Message`, and whose fault it is by the HTTP status. */
export class ServiceError extends Error {
	readonly code: string;
	readonly status: number;

	constructor(code: string, message: string, status = 400) {
		super(message);
		this.code = code;
		this.status = status;
	}
}

export const validationError = (message: string) => new ServiceError('ValidationError', message);

export const accessDenied = (message: string) => new ServiceError('AccessDenied', message, 403);

export const noSuchEntity = (message: string) => new ServiceError('NoSuchEntity', message, 404);

export const invalidToken = () =>
	new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid', 403);

export const expiredToken = () =>
	new ServiceError('ExpiredToken', 'The security token included in the request is expired', 403);
