using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Charley.Knowledge.Conditions;
using Charley.Knowledge.Loading;

namespace Charley.Web.Api;

/// <summary>Writes conditions in the shape in which the knowledge files hold them.</summary>
internal sealed class ConditionWriter : JsonConverter<Condition>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Condition).IsAssignableFrom(typeToConvert);

    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Conditions are only written.");

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        if (value is Condition.HasFinding finding)
        {
            writer.WriteStringValue(finding.Id);
            return;
        }

        writer.WriteStartObject();
        WriteMembers(writer, value, options);
        writer.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Condition.All all:
                WriteParts(writer, "all", all.Parts, options);
                break;
            case Condition.Any any:
                WriteParts(writer, "any", any.Parts, options);
                break;
            case Condition.AtLeast atLeast:
                writer.WriteNumber("at-least", atLeast.Count);
                WriteParts(writer, "of", atLeast.Parts, options);
                break;
            case Condition.Negation not:
                writer.WritePropertyName("not");
                Write(writer, not.Part, options);
                break;
            case Condition.HasComplaint complaint:
                writer.WriteString("complaint", Vocabulary.Word(complaint.Complaint));
                break;
            case Condition.AgeMin age:
                writer.WriteNumber("age-min", age.Age);
                break;
            case Condition.AgeMax age:
                writer.WriteNumber("age-max", age.Age);
                break;
            case Condition.IsSex sex:
                writer.WriteString("sex", Vocabulary.Word(sex.Sex));
                break;
            case Condition.IsPregnant pregnant:
                writer.WriteBoolean("pregnant", pregnant.Pregnant);
                break;
            case Condition.RedFlagFires flag:
                writer.WriteString("red-flag", flag.Id);
                break;
            case Condition.CauseOver cause:
                writer.WriteString("cause", cause.Id);
                writer.WriteNumber("over", cause.Over);
                break;
            default:
                throw new NotSupportedException($"No shape is known for the condition {value.GetType().Name}.");
        }
    }

    private void WriteParts(Utf8JsonWriter writer, string name, ImmutableArray<Condition> parts, JsonSerializerOptions options)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
        {
            Write(writer, part, options);
        }

        writer.WriteEndArray();
    }
}
