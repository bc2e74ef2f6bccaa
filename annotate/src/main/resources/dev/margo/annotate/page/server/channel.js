// The WebSocket on which the server tells what happens. It is opened again for as long as the page lives.

const leastWaitMs = 500;
const mostWaitMs = 8_000;

/**
 * @param onEvent takes each event of the server
 * @param onConnection takes true when the connection stands and false when it is lost
 */
export function listen(onEvent, onConnection) {
  let waitMs = leastWaitMs;
  let timer = 0;

  function connect() {
    clearTimeout(timer);
    const address = new URL("/api/v1/events", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (event.type === "hello") {
        waitMs = leastWaitMs;
        onConnection(true);
      } else {
        onEvent(event);
      }
    };
    socket.onclose = () => {
      onConnection(false);
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, mostWaitMs);
    };
  }

  connect();
}
