import { Route, Routes } from 'react-router'
import { SkuPage } from './SkuPage'
import { StockList } from './StockList'

export default function Stock() {
  return (
    <Routes>
      <Route index element={<StockList />} />
      <Route path=":sku" element={<SkuPage />} />
    </Routes>
  )
}
