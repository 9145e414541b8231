namespace OrleansWarehouse.Storage.People;

/// <summary>The merchant's own identifier of a person. Stored only as a hash with a secret of the store.</summary>
public readonly record struct PersonName(string Merchant, string Name);

/// <param name="TextId">Identifies the search text that the person was entered with.</param>
public sealed record EnteredPerson(Person Person, string TextId);

/// <summary>
/// Stores the keys of buyers' personal data and the texts by which buyers are searched, apart from the log and everything derived from
/// it. There, personal data exist only encrypted under these keys, so deleting a person's key erases them everywhere, also in backups of the log.
/// </summary>
public interface IPeople
{
    /// <summary>Returns the person of a name, and creates it when it is new. On return, the key and the text are durable.</summary>
    /// <param name="text">The text to find the person by, in lower case.</param>
    /// <exception cref="EventLogException">The store is not usable.</exception>
    ValueTask<EnteredPerson> EnterAsync(PersonName name, string text, CancellationToken cancellationToken = default);

    /// <summary>Returns the person of a name; null when there is none.</summary>
    ValueTask<Person?> FindAsync(PersonName name, CancellationToken cancellationToken = default);

    /// <summary>Returns the persons with the given ids that still exist, by id.</summary>
    ValueTask<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default);

    /// <summary>Returns the ids of texts that contain <paramref name="part"/>, ignoring case; the most recently used first.</summary>
    /// <param name="most">The greatest number of ids to return.</param>
    ValueTask<IReadOnlyList<string>> SearchAsync(string merchant, string part, int most, CancellationToken cancellationToken = default);
}
