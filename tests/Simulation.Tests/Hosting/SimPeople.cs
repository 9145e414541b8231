using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>People in memory, whose keys are made of their names: the same seed gives the same envelopes. It outlives the process.</summary>
internal sealed class SimPeople : IPeople
{
    private readonly Dictionary<string, Person> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Merchant, string Text)> texts = new(StringComparer.Ordinal);

    public ValueTask<EnteredPerson> EnterAsync(PersonName name, string text, CancellationToken cancellationToken = default)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{name.Merchant}\n{name.Name}"));
        var id = Convert.ToHexStringLower(key.AsSpan(0, 8));
        if (!byId.TryGetValue(id, out var person)) byId.Add(id, person = new(id, key));
        var entered = new EnteredPerson(person, person.IdOf(text));
        texts[entered.TextId] = (name.Merchant, text);
        return new(entered);
    }

    public ValueTask<Person?> FindAsync(PersonName name, CancellationToken cancellationToken = default) =>
        new(byId.GetValueOrDefault(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name.Merchant}\n{name.Name}")).AsSpan(0, 8))));

    public ValueTask<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        new(ids.Where(byId.ContainsKey).ToDictionary(static id => id, id => byId[id], StringComparer.Ordinal));

    public ValueTask<IReadOnlyList<string>> SearchAsync(string merchant, string part, int most, CancellationToken cancellationToken = default) => new(
        texts.Where(one => one.Value.Merchant == merchant && one.Value.Text.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Select(static one => one.Key).Take(most).ToArray());
}
