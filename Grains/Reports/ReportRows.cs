namespace OrleansWarehouse.Grains.Reports;

/// <summary>Orders placed within one quarter of an hour. Promised counts those whose first promise is known.</summary>
public sealed class OrderCount
{
    public string Merchant { get; init; } = "";

    public string Channel { get; init; } = "";

    public string? Site { get; init; }

    /// <summary>Quarters of an hour since 1970.</summary>
    public long Slot { get; init; }

    public long Orders { get; init; }

    public string? Currency { get; init; }

    /// <summary>In <see cref="ReportProjection.AmountParts"/>.</summary>
    public long Amount { get; init; }

    public long Units { get; init; }

    public long Cancelled { get; init; }

    public long Promised { get; init; }

    public long PromisedUnits { get; init; }

    public long Filled { get; init; }

    public long Full { get; init; }
}

public sealed class WorkCount
{
    public string Site { get; init; } = "";

    /// <summary>When it begins, in Unix milliseconds.</summary>
    public long Slot { get; init; }

    public string Activity { get; init; } = "";

    public long Units { get; init; }

    public long Times { get; init; }

    public bool Is(ReportActivity activity) => Activity == EnumText.Of(activity);
}

/// <summary>An order or delivery that was completed, with when and how long it took, in milliseconds.</summary>
public sealed class Duration
{
    public string? Site { get; init; }

    public long At { get; init; }

    public long Took { get; init; }

    public long Units { get; init; }
}

public sealed class ArrivalCount
{
    public string Merchant { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Site { get; init; } = "";

    /// <summary>Days since 1970, in UTC.</summary>
    public long Day { get; init; }

    public long Units { get; init; }

    public long OnHand { get; init; }
}
