export default function Wall() {
  return <p>Wall</p>
}
