import { Route, Routes } from 'react-router'
import { DeliveryPage } from './DeliveryPage'
import { DockHome } from './DockHome'

/** Where goods come in: what is due, what came, and which shelf it goes to. */
export default function Dock() {
  return (
    <Routes>
      <Route index element={<DockHome />} />
      <Route path=":merchant/:asn" element={<DeliveryPage />} />
    </Routes>
  )
}
