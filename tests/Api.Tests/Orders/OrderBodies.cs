namespace OrleansWarehouse.Api.Tests.Orders;

internal static class OrderBodies
{
    public static string Of(string number, string sku, int quantity = 1, string price = "null") =>
        $$$"""
        {"number":"{{{number}}}","channel":"web","customer":{"name":"Ann"},
        "shipTo":{"name":"Ann","line1":"1 rue A","city":"Paris","postcode":"75001","country":"FR"},
        "lines":[{"sku":"{{{sku}}}","quantity":{{{quantity}}},"unitPrice":{{{price}}}}]}
        """;
}
