namespace OrleansWarehouse.Grains.Orders;

/// <summary>Who is served first when stock is short: the faster the service that was paid for, the earlier.</summary>
public static class Priorities
{
    public static int Of(string? serviceLevel) => serviceLevel switch
    {
        "sameDay" => 3,
        "nextDay" => 2,
        "express" => 1,
        _ => 0,
    };
}
