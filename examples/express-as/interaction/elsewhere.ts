import { randomBytes } from 'node:crypto';
import type {
  AuthorizationResponse,
  BackchannelAuthenticationResponse,
  DeviceVerificationResponse,
} from '@authlete/typescript-sdk/models';

/**
 * Converts a request from another device to the form of an authorization request. Always asks for consent,
 * because a stranger may have started it.
 */
export const askedElsewhere = ({
  clientId,
  clientName,
  scopes,
  dynamicScopes,
  claimNames: claims,
  authorizationDetails,
}: BackchannelAuthenticationResponse | DeviceVerificationResponse): AuthorizationResponse => ({
  client: { clientId, clientName },
  scopes,
  dynamicScopes,
  claims,
  authorizationDetails,
  prompts: ['CONSENT'],
});

/** A request that waits for an answer on a person's phone. */
export interface Message {
  readonly subject: string;
  readonly ticket: string;
  readonly asked: BackchannelAuthenticationResponse;
}

/** Stands in for push messages: stores the URLs that people would open on their phones. */
export class Phones {
  readonly #messages = new Map<string, Message>();
  readonly #issuer: string;
  readonly #show: (subject: string, url: string) => void;

  constructor(issuer: string, show: (subject: string, url: string) => void) {
    this.#issuer = issuer;
    this.#show = show;
  }

  send(message: Message): void {
    const id = randomBytes(32).toString('base64url');
    this.#messages.set(id, message);
    this.#show(message.subject, `${this.#issuer}/phone/${id}`);
  }

  /** Opens a message. Works only once. */
  open(id: string): Message | undefined {
    const message = this.#messages.get(id);
    this.#messages.delete(id);
    return message;
  }
}
