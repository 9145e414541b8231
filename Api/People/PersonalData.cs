using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Routing;
using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Api.People;

/// <summary>
/// Encrypts buyers' data before a command is sent to a grain, and decrypts them in answers; nothing else reads them in plain text. Data
/// whose buyer's key was deleted are shown as erased.
/// </summary>
internal sealed partial class PersonalData(IPeople people, ILogger<PersonalData> logger)
{
    private const string CustomerPurpose = "order.customer", AddressPurpose = "order.shipTo";

    /// <summary>How many buyers' search texts a search returns at most.</summary>
    private const int MostTexts = 1_000;

    /// <summary>Encrypts a buyer's data. The buyer's key is durable when this returns, before anything encrypted under it can be.</summary>
    public async ValueTask<(Buyer Buyer, Recipient ShipTo)> SealAsync(
        string merchant, Customer customer, Address shipTo, CancellationToken cancellationToken = default)
    {
        var (person, text) = await people.EnterAsync(new(merchant, BuyerIdentity.Of(customer, shipTo)), TextOf(customer, shipTo), cancellationToken);
        return Seal(merchant, person, text, customer, shipTo);
    }

    /// <summary>Does the same as <see cref="SealAsync"/> without writing anything: a new buyer gets a temporary key.</summary>
    public async ValueTask<(Buyer Buyer, Recipient ShipTo)> TrySealAsync(
        string merchant, Customer customer, Address shipTo, CancellationToken cancellationToken = default)
    {
        var person = await people.FindAsync(new PersonName(merchant, BuyerIdentity.Of(customer, shipTo)), cancellationToken) ?? Person.New();
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

    /// <summary>Decrypts the buyers of many orders, and returns them in the same order.</summary>
    public async ValueTask<IReadOnlyList<Customer>> OpenAsync(string merchant, IReadOnlyList<string> buyers, CancellationToken cancellationToken = default)
    {
        var known = await KnownAsync(buyers, cancellationToken);
        return [.. buyers.Select(buyer => Open(merchant, buyer, known))];
    }

    /// <summary>Returns the ids of the buyers' search texts that contain the part, the most recent first.</summary>
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Personal data of {Merchant} cannot be decrypted with the key of {Person}: they were altered or moved")]
    private static partial void LogForged(ILogger logger, string merchant, string person);
}
