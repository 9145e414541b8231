using System.Globalization;

namespace OrleansWarehouse.Demo.World;

/// <summary>A person who signs in, on the floor by badge and PIN.</summary>
/// <param name="User">The user's id; also the picker's.</param>
public sealed record Person(string User, string Name, string Role, string? Site, string? Merchant, string? Badge)
{
    /// <summary>How many of a site's people are pickers. The first person is the supervisor, those beyond pickers and packers receive.</summary>
    private const int Pickers = 5;
    private const int Packers = 4;

    public static IEnumerable<Person> Of(SiteSpec site)
    {
        var first = 10_000 * (Array.IndexOf(KnownSites.All, site) + 1);
        return site.People.Select((name, i) => new Person(
            UserOf(name), name, i == 0 ? "supervisor" : i <= Pickers ? "picker" : i <= Pickers + Packers ? "packer" : "receiver",
            site.Code, null, (first + 1_117 + (i * 31)).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The users that a visitor can sign in as, each with its first screen.</summary>
    public static IReadOnlyList<Visitor> Visitors { get; } =
    [
        new(new("visiting-operator", "Visitor (operator)", "operator", null, null, null), "/your-turn"),
        new(new("visiting-supervisor", "Visitor (supervisor)", "supervisor", KnownSites.Rotterdam.Code, null, null), $"/sites/{KnownSites.Rotterdam.Code}/wall"),
        new(new("visiting-office", "Visitor (office)", "office", null, null, null), $"/merchants/{KnownMerchants.All[0].Code}/orders"),
        new(new("visiting-picker", "Visitor (picker)", "picker", KnownSites.Rotterdam.Code, null, null), $"/sites/{KnownSites.Rotterdam.Code}/picker"),
        new(new("visiting-packer", "Visitor (packer)", "packer", KnownSites.Rotterdam.Code, null, null), $"/sites/{KnownSites.Rotterdam.Code}/pack"),
        new(new("visiting-receiver", "Visitor (receiver)", "receiver", KnownSites.Rotterdam.Code, null, null), $"/sites/{KnownSites.Rotterdam.Code}/dock"),
        new(new("visiting-merchant", "Visitor (merchant)", "merchant", null, KnownMerchants.All[0].Code, null), $"/merchants/{KnownMerchants.All[0].Code}/portal"),
    ];

    private static string UserOf(string name) => string.Concat(name
        .Where(letter => char.IsAsciiLetter(letter) || letter == ' ')).Replace(' ', '.').ToLowerInvariant();
}

/// <param name="Path">The screen that the link opens.</param>
public sealed record Visitor(Person Person, string Path);
