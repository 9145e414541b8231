export default function Stock() {
  return <p>Stock</p>
}
