import { Route, Routes } from 'react-router'
import { DeliveryPage } from './DeliveryPage'
import { DockHome } from './DockHome'

/** The dock's screen: expected deliveries, counting and put-away. */
export default function Dock() {
  return (
    <Routes>
      <Route index element={<DockHome />} />
      <Route path=":merchant/:asn" element={<DeliveryPage />} />
    </Routes>
  )
}
