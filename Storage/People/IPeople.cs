namespace OrleansWarehouse.Storage.People;

/// <summary>Who somebody is to a merchant, in the merchant's own words. It is kept as a hash under a secret of the store.</summary>
public readonly record struct PersonName(string Merchant, string Name);

/// <param name="TextId">Names the text that the person was entered with.</param>
public sealed record EnteredPerson(Person Person, string TextId);

/// <summary>
/// The keys of buyers' personal data, and the words that buyers are searched by. It stands apart from the log and everything that is made of
/// it: there, personal data are under these keys only, so that whose key is deleted is erased everywhere, backups of the log among it.
/// </summary>
public interface IPeople
{
    /// <summary>The person of a name; one who is new is made. Once this returns, the key and the text are durable.</summary>
    /// <param name="text">What the person is found by, in small letters.</param>
    /// <exception cref="EventLogException">The store cannot be used.</exception>
    ValueTask<EnteredPerson> EnterAsync(PersonName name, string text, CancellationToken cancellationToken = default);

    /// <summary>The person of a name; null where nobody was entered with it.</summary>
    ValueTask<Person?> FindAsync(PersonName name, CancellationToken cancellationToken = default);

    /// <summary>Those of some people who are still known, by their ids.</summary>
    ValueTask<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The ids of texts that something is found in, whatever the case; those that came up last first.</summary>
    /// <param name="most">How many.</param>
    ValueTask<IReadOnlyList<string>> SearchAsync(string merchant, string part, int most, CancellationToken cancellationToken = default);
}
