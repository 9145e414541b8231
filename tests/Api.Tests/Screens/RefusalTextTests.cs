using System.Text.RegularExpressions;

namespace OrleansWarehouse.Api.Tests.Screens;

/// <summary>The server answers in English: the screens translate refusals by their codes.</summary>
public sealed partial class RefusalTextTests
{
    private static readonly string[] Folders = ["Api", "Grains", "Grains.Interfaces"];

    /// <summary>Codes without a text: invalid input is shown by field, and not found by its status.</summary>
    private static readonly string[] ToldOtherwise = ["invalid_input", "invalid_json", "not_found"];

    [Fact]
    public void The_screens_have_a_text_for_every_code_of_a_refusal()
    {
        var sources = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ScreenTests.Repository(), folder), "*.cs", SearchOption.AllDirectories));
        var codes = sources.Where(static file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(static file => Refused().Matches(File.ReadAllText(file))).Select(static match => match.Groups["code"].Value).Distinct().ToList();
        var texts = File.ReadAllText(Path.Combine(ScreenTests.Repository(), "Api", "ClientApp", "src", "i18n", "en", "refused.ts"));

        Assert.True(codes.Count > 70, string.Join(' ', codes));
        Assert.All(codes.Except(ToldOtherwise), code => Assert.Contains($"'refused.{code}'", texts, StringComparison.Ordinal));
    }

    /// <summary><c>Refusal.Conflict("task_done", …)</c>, <c>Problems.NotFound("unknown_wave")</c>.</summary>
    [GeneratedRegex("""\b(?:Refusal|Problems)\.\w+\([^;"]*["](?<code>[a-z]+(?:_[a-z]+)+)["]""")]
    private static partial Regex Refused();
}
