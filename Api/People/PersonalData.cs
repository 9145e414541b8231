using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Routing;
using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Api.People;

/// <summary>
/// Seals buyers' data before a command goes to a grain, and opens them when it answers: here is the only place where they can be read. Those
/// of somebody whose key was deleted are shown as erased.
/// </summary>
internal sealed partial class PersonalData(IPeople people, ILogger<PersonalData> logger)
{
    private const string CustomerPurpose = "order.customer", AddressPurpose = "order.shipTo";

    /// <summary>How many texts of buyers a search looks at.</summary>
    private const int MostTexts = 1_000;

    /// <summary>The buyer's key is durable when this returns, before anything is that was sealed under it.</summary>
    public async ValueTask<(Buyer Buyer, Recipient ShipTo)> SealAsync(
        string merchant, Customer customer, Address shipTo, CancellationToken cancellationToken = default)
    {
        var (person, text) = await people.EnterAsync(new(merchant, BuyerName.Of(customer, shipTo)), TextOf(customer, shipTo), cancellationToken);
        return Seal(merchant, person, text, customer, shipTo);
    }

    /// <summary>What <see cref="SealAsync"/> would give, with nothing written: under a key that is thrown away where the buyer is new.</summary>
    public async ValueTask<(Buyer Buyer, Recipient ShipTo)> TrySealAsync(
        string merchant, Customer customer, Address shipTo, CancellationToken cancellationToken = default)
    {
        var person = await people.FindAsync(new PersonName(merchant, BuyerName.Of(customer, shipTo)), cancellationToken) ?? Person.New();
        return Seal(merchant, person, person.IdOf(TextOf(customer, shipTo)), customer, shipTo);
    }

    public async ValueTask<(Customer Customer, Address ShipTo)> OpenAsync(
        string merchant, Buyer buyer, Recipient shipTo, CancellationToken cancellationToken = default)
    {
        var known = await KnownAsync([buyer.Sealed, shipTo.Sealed], cancellationToken);
        return (Open(merchant, buyer.Sealed, known), Open(merchant, shipTo, known));
    }

    public async ValueTask<Address> OpenAsync(string merchant, Recipient shipTo, CancellationToken cancellationToken = default) =>
        Open(merchant, shipTo, await KnownAsync([shipTo.Sealed], cancellationToken));

    /// <summary>The buyers of many orders, in the same order.</summary>
    public async ValueTask<IReadOnlyList<Customer>> OpenAsync(string merchant, IReadOnlyList<string> buyers, CancellationToken cancellationToken = default)
    {
        var known = await KnownAsync(buyers, cancellationToken);
        return [.. buyers.Select(buyer => Open(merchant, buyer, known))];
    }

    /// <summary>The texts of buyers that something is found in, those that came up last first.</summary>
    public ValueTask<IReadOnlyList<string>> SearchAsync(string merchant, string part, CancellationToken cancellationToken = default) =>
        people.SearchAsync(merchant, part, MostTexts, cancellationToken);

    private static string TextOf(Customer customer, Address shipTo) =>
        $"{customer.Name}\n{customer.Email}\n{shipTo.Name}\n{shipTo.Postcode}".ToLowerInvariant();

    private static (Buyer Buyer, Recipient ShipTo) Seal(string merchant, Person person, string text, Customer customer, Address shipTo) => (
        new(text, Envelope.Seal(person, merchant, CustomerPurpose, JsonSerializer.SerializeToUtf8Bytes(customer, PeopleJson.Default.Customer))),
        new(
            shipTo.Country, ShippingCost.AreaOf(shipTo.Postcode),
            Envelope.Seal(person, merchant, AddressPurpose, JsonSerializer.SerializeToUtf8Bytes(shipTo, PeopleJson.Default.Address))));

    private Customer Open(string merchant, string buyer, IReadOnlyDictionary<string, Person> known) =>
        Open(merchant, CustomerPurpose, buyer, PeopleJson.Default.Customer, known) ?? Customer.Erased;

    private Address Open(string merchant, Recipient shipTo, IReadOnlyDictionary<string, Person> known) =>
        Open(merchant, AddressPurpose, shipTo.Sealed, PeopleJson.Default.Address, known) ?? Address.Erased(shipTo.Country);

    private T? Open<T>(string merchant, string purpose, string envelope, JsonTypeInfo<T> type, IReadOnlyDictionary<string, Person> known)
        where T : class
    {
        if (Envelope.PersonOf(envelope) is not { } id || !known.TryGetValue(id, out var person)) return null;
        if (Envelope.TryOpen(person, merchant, purpose, envelope, out var content)) return JsonSerializer.Deserialize(content, type);
        LogForged(logger, merchant, id);
        return null;
    }

    private ValueTask<IReadOnlyDictionary<string, Person>> KnownAsync(IEnumerable<string> envelopes, CancellationToken cancellationToken) =>
        people.FindAsync([.. envelopes.Select(Envelope.PersonOf).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Personal data of {Merchant} do not open under the key of {Person}: they were changed or moved")]
    private static partial void LogForged(ILogger logger, string merchant, string person);
}
