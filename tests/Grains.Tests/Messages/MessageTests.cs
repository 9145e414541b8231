using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Tests.Messages;

/// <summary>Why Orleans may pass messages by reference within a silo, and may send them to another one.</summary>
public sealed class MessageTests
{
    /// <summary>What messages may hold besides types of ours: values that nobody can change.</summary>
    private static readonly HashSet<Type> Values =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double), typeof(Guid),
        typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(CancellationToken),
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
        typeof(Refusal), // The kernel's, sent as a surrogate.
    ];

    [Fact]
    public void The_descent_reaches_what_lies_deep()
    {
        Assert.True(MessageTypes.GrainInterfaces.Count > 10);
        Assert.Contains(typeof(Outcome<Placed>), MessageTypes.Reached.Keys);
        Assert.Contains(typeof(ParcelLineView), MessageTypes.Reached.Keys);
        Assert.Contains(typeof(Refusal), MessageTypes.Reached.Keys);
        Assert.Contains(typeof(decimal), MessageTypes.Reached.Keys);
    }

    [Fact]
    public void Every_message_is_sealed_and_unchangeable() =>
        AssertAll(MessageTypes.Ours.Where(type => !type.IsEnum), type =>
            type.IsValueType ? type.IsDefined(typeof(IsReadOnlyAttribute)) : type.IsSealed && MessageTypes.FieldsOf(type).All(f => f.IsInitOnly));

    [Fact]
    public void Every_message_is_marked_for_the_serializer() =>
        AssertAll(MessageTypes.Ours, type =>
            type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
            && type.IsDefined(typeof(AliasAttribute), inherit: false)
            && (type.IsEnum || type.IsDefined(typeof(ImmutableAttribute), inherit: false)));

    [Fact]
    public void Nothing_that_can_be_changed_is_anywhere_in_a_message() =>
        AssertAll(MessageTypes.Reached.Keys.Where(type => !MessageTypes.IsOurs(type)), type =>
            Values.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type));

    [Fact]
    public void Every_member_of_a_message_is_sent() =>
        AssertAll(MessageTypes.Ours, type => MessageTypes.FieldsOf(type).All(field => IsSent(type, field)));

    [Fact]
    public void Every_grain_interface_has_a_name_on_the_wire() =>
        AssertAll(MessageTypes.GrainInterfaces, type => AliasOf(type) is not null);

    [Fact]
    public void Every_name_of_a_type_is_its_own()
    {
        var named = MessageTypes.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => AliasOf(type) is not null);

        Assert.Empty(named.GroupBy(AliasOf, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_method_has_a_name_of_its_own_in_its_interface() =>
        AssertAll(MessageTypes.GrainInterfaces, type =>
        {
            var names = type.GetInterfaces().Append(type).SelectMany(i => i.GetMethods()).Select(AliasOf).ToList();
            return !names.Contains(null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        });

    /// <summary>Parameters of the primary constructor are; what else there is must be numbered.</summary>
    private static bool IsSent(Type type, FieldInfo field)
    {
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        return type.GetConstructors().Any(made => made.GetParameters().Any(parameter => parameter.Name == name))
            || field.IsDefined(typeof(IdAttribute))
            || type.GetProperty(name)?.IsDefined(typeof(IdAttribute)) is true;
    }

    private static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static void AssertAll(IEnumerable<Type> types, Predicate<Type> condition) =>
        Assert.Empty(types.Where(type => !condition(type)).Select(type => MessageTypes.Reached.GetValueOrDefault(type, type.Name)));
}
