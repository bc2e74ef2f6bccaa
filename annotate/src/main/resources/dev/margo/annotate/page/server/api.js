// HTTP calls of the API in openapi.yaml. An answer comes as JSON or bytes; a refusal as Refusal, no answer as NoConnection.

import { texts } from "../app/texts.js";

const root = "/api/v1";
const patienceMs = 120_000;

/** The server has said no, and why. */
export class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Nobody knows whether the server got the request. */
export class NoConnection extends Error {}

export async function getJson(path) {
  return (await request("GET", path)).json();
}

export async function send(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await request(method, path, headers, body === undefined ? undefined : JSON.stringify(body));
  return response.status === 204 ? null : response.json();
}

export async function sendBytes(path, bytes) {
  return (await request("POST", path, { "Content-Type": "application/octet-stream" }, bytes)).json();
}

export async function getBytes(path) {
  return new Uint8Array(await (await request("GET", path)).arrayBuffer());
}

/** The response itself, for a download or a stream. */
export async function getResponse(path) {
  return request("GET", path);
}

async function request(method, path, headers = {}, body = undefined) {
  let response;
  try {
    response = await fetch(root + path, {
      method, headers, body, credentials: "same-origin", signal: AbortSignal.timeout(patienceMs),
    });
  } catch (cause) {
    throw new NoConnection(texts.save.lost, { cause });
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

async function refusal(response) {
  try {
    const { error } = await response.json();
    return new Refusal(response.status, error.code, error.message);
  } catch {
    const message = response.status === 401 ? texts.notAllowed : texts.error.badAnswer(response.status);
    return new Refusal(response.status, "unknown", message);
  }
}
