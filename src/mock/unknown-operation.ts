import type { Contract, ContractOperation } from '../spec/contract.js';
import { type ApiRequest, type ApiResponse, jsonResponse } from './http.js';

/** Answers an operation that the contract has and the mock does not. */
export async function answerFromContract(
  _contract: Contract,
  operation: ContractOperation,
  _request: ApiRequest,
): Promise<ApiResponse> {
  return jsonResponse(501, {
    resultCode: '501',
    resultMessage: `The mock does not know the operation ${operation.operationId}. Please install @stoplight/prism-http to have it answered from the contract.`,
  });
}
