// What there is to say of a field, beneath it.

export const errorId = (id) => `${id}__error`;

export function Messages({ id, messages }) {
  if (messages.length === 0) return null;
  return (
    <ul className="messages" id={errorId(id)}>
      {messages.map(({ severity, message }, index) => <li key={index} className={severity}>{severity === "warning" && "提醒："}{message.zh}</li>)}
    </ul>
  );
}
