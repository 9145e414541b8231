using System.Collections.Immutable;
using System.Globalization;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Products;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's decisions, pure. This part: placement.</summary>
public static partial class Order
{
    /// <summary>The deadline at which what had to wait for its day is released.</summary>
    public const string ReleaseDeadline = "release";

    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Nothing;

    /// <summary>Takes an order, once; says of every line what is wrong with it.</summary>
    /// <param name="skus">By code, the SKUs that exist.</param>
    /// <param name="route">Where it may be filled from.</param>
    public static Decision<OrderEvent> Place(
        OrderState state,
        PlaceOrder command,
        string submission,
        MerchantView merchant,
        IReadOnlyDictionary<string, SkuDefinition> skus,
        Route route,
        DateTimeOffset now)
    {
        if (state.Placed is { } known)
        {
            return known.Submission == submission
                ? Nothing
                : Refusal.Conflict("order_number_taken", $"Another order is already known as {command.Order.Local}.");
        }

        var errors = new List<FieldError>();
        if (merchant.Channels.All(channel => channel.Channel != command.Order.Channel))
            errors.Add(new("channel", $"'{command.Order.Channel}' is no channel of this merchant."));
        var lines = Lines(command, merchant, skus, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        return new OrderPlaced(
            command.PlacedAt ?? now,
            command.Site is null ? null : new SiteId(command.Site),
            command.Buyer,
            command.ShipTo,
            command.ServiceLevel,
            Priorities.Of(command.ServiceLevel),
            command.ShipAfter,
            command.PartialPolicy,
            lines,
            route,
            submission);
    }

    /// <summary>Whether fulfilments may go to the warehouse by now.</summary>
    /// <param name="isWaiting">Whether some of it waits for stock.</param>
    public static bool MayGo(OrderPlaced placed, bool isWaiting, DateTimeOffset now) =>
        !(placed.ShipAfter > now) && !(placed.PartialPolicy is PartialPolicy.ShipComplete && isWaiting);

    /// <summary>What had to wait for its day has been released.</summary>
    /// <param name="released">What its fulfilments have told, by sequence.</param>
    public static Decision<OrderEvent> Release(OrderState state, IReadOnlyDictionary<int, FulfilmentProgress> released, DateTimeOffset now)
    {
        if (state.Placed is null) return Nothing;
        var draft = new OrderDraft(state);
        foreach (var (sequence, progress) in released) draft.Hear(sequence, progress);
        var decision = draft.Changed.IsEmpty ? Nothing : new FulfilmentsReleased(draft.Status, draft.Changed);
        return decision.WithDue(ReleaseDeadline, state.Placed.ShipAfter > now ? state.Placed.ShipAfter : null);
    }

    /// <summary>A line's name: the client's, or its place from 1.</summary>
    public static string NameOf(PlaceLine line, int index) => line.Line ?? (index + 1).ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<OrderLine> Lines(
        PlaceOrder command, MerchantView merchant, IReadOnlyDictionary<string, SkuDefinition> skus, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<OrderLine>(command.Lines.Length);
        for (var i = 0; i < command.Lines.Length; i++)
        {
            var line = command.Lines[i];
            var name = NameOf(line, i);
            if (!names.Add(name)) errors.Add(new($"lines[{i}].line", $"Two lines are named '{name}'."));
            if (line.UnitPrice is { } price && price.Currency != merchant.Currency)
                errors.Add(new($"lines[{i}].unitPrice.currency", $"This merchant's currency is {merchant.Currency}."));
            if (!skus.TryGetValue(line.Sku, out var sku))
                errors.Add(new($"lines[{i}].sku", $"'{line.Sku}' is no SKU of this merchant."));
            else if (sku.EachesIn(line.Uom) is not { } eaches)
                errors.Add(new($"lines[{i}].uom", $"'{line.Sku}' has no unit '{line.Uom}'."));
            else
                lines.Add(new(name, new(command.Order.Merchant, line.Sku), checked(line.Quantity * eaches), line.Uom, line.UnitPrice));
        }

        return lines.ToImmutable();
    }
}
