// The WebSocket on which the server tells what happens. It is opened again for as long as the page lives; it counts as
// lost only when that fails, since a quiet connection may be ended by anything between the two.

const leastWaitMs = 500;
const mostWaitMs = 8_000;

/**
 * @param onEvent takes each event of the server
 * @param onConnection takes whether the connection stands, and whether it stood before: then events may have been missed
 */
export function listen(onEvent, onConnection) {
  let waitMs = leastWaitMs;
  let everStood = false;

  function connect() {
    let stood = false;
    const address = new URL("/api/v1/events", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (event.type === "hello") {
        waitMs = leastWaitMs;
        onConnection(true, everStood);
        stood = everStood = true;
      } else {
        onEvent(event);
      }
    };
    socket.onclose = () => {
      if (stood) {
        connect();
        return;
      }
      onConnection(false, everStood);
      setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, mostWaitMs);
    };
  }

  connect();
}
