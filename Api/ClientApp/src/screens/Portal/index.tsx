import { Route, Routes } from 'react-router'
import { Home } from './Home'
import { Import } from './Import'
import { NewOrder } from './NewOrder'

/** The merchant's portal: today's figures, open tasks, and new orders. */
export default function Portal() {
  return (
    <Routes>
      <Route index element={<Home />} />
      <Route path="new-order" element={<NewOrder />} />
      <Route path="upload" element={<Import kind="orders" />} />
    </Routes>
  )
}
