import { Route, Routes } from 'react-router'
import { Import } from '../Portal/Import'
import { InboundList } from './InboundList'
import { InboundPage } from './InboundPage'
import { Announce } from './Announce'

/** A merchant's deliveries: announced, counted, confirmed. */
export default function Inbound() {
  return (
    <Routes>
      <Route index element={<InboundList />} />
      <Route path="new" element={<Announce />} />
      <Route path="upload" element={<Import kind="inbound" />} />
      <Route path="of/:asn" element={<InboundPage />} />
      <Route path="of/:asn/change" element={<Announce />} />
    </Routes>
  )
}
