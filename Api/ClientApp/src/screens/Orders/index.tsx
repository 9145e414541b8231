import { Route, Routes } from 'react-router'
import { OrderList } from './OrderList'
import { OrderPage } from './OrderPage'

export default function Orders() {
  return (
    <Routes>
      <Route index element={<OrderList />} />
      <Route path=":order" element={<OrderPage />} />
    </Routes>
  )
}
