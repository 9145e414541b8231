using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A stream that is set aside: what of it a reactor has not done is read again from the log when it is retried.</summary>
internal sealed class HeldStream(SetAside row)
{
    private readonly HashSet<string> goods = new(StringComparer.Ordinal);

    /// <summary>As it is kept.</summary>
    public SetAside Row { get; set; } = row;

    /// <summary>The position of the newest event that waits.</summary>
    public long Last { get; private set; }

    /// <summary>Whether it is being retried.</summary>
    public bool Busy { get; set; }

    public void Take(StoredEvent stored, IEnumerable<string> goods)
    {
        Last = Math.Max(Last, stored.Position);
        this.goods.UnionWith(goods);
    }

    /// <summary>Whether something later that is about these goods has to wait for it.</summary>
    public bool Holds(StoredEvent later, IReadOnlyList<string> goods) =>
        Row.Stream != later.Stream && Row.Position < later.Position && this.goods.Overlaps(goods);
}

/// <summary>How a reaction or a deadline failed for good.</summary>
/// <param name="BehindId">It was not tried, as it waits for this set-aside.</param>
internal sealed record Failure(string Error, int Tries, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? BehindId = null)
{
    private const int MostText = 2_000;

    /// <summary>None: the server stops, and what was begun is done again by whoever goes on.</summary>
    public static Failure Stopped { get; } = new("", 0, default, default);

    public static Failure Of(Exception error, int tries, DateTimeOffset first, DateTimeOffset last)
    {
        var text = $"{error.GetType().Name}: {error.Message}";
        return new(text.Length > MostText ? text[..MostText] : text, tries, first, last);
    }

    public static Failure Behind(string id, DateTimeOffset now) => new("", 0, now, now, id);
}

