using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Tandem.Rules.Reading;

/// <summary>Everything that a type refers to: bases, members, signatures, attributes, locals and every instruction.</summary>
internal static class TypeUses
{
    public static IEnumerable<(TypeReference Type, string From)> Of(TypeDefinition type) =>
        Raw(type).SelectMany(use => Parts(use.Type).Select(part => (part, use.From)));

    private static IEnumerable<(TypeReference? Type, string From)> Raw(TypeDefinition type)
    {
        yield return (type.BaseType, "base");
        foreach (var face in type.Interfaces)
        {
            yield return (face.InterfaceType, "interface");
        }

        foreach (var use in Constraints(type).Concat(Attributes(type)))
        {
            yield return (use, "declaration");
        }

        foreach (var field in type.Fields)
        {
            foreach (var use in Attributes(field).Append(field.FieldType))
            {
                yield return (use, field.Name);
            }
        }

        foreach (var property in type.Properties)
        {
            foreach (var use in Attributes(property).Append(property.PropertyType))
            {
                yield return (use, property.Name);
            }
        }

        foreach (var method in type.Methods)
        {
            foreach (var use in Signature(method).Concat(Body(method)))
            {
                yield return (use, method.Name);
            }
        }
    }

    private static IEnumerable<TypeReference?> Signature(MethodDefinition method) =>
        Constraints(method)
            .Concat(Attributes(method))
            .Concat(method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)))
            .Append(method.ReturnType);

    private static IEnumerable<TypeReference?> Body(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return [];
        }

        return method.Body.Variables.Select(local => local.VariableType)
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
            .Concat(method.Body.Instructions.SelectMany(Operand));
    }

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType));

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            yield return attribute.AttributeType;
            foreach (var argument in attribute.ConstructorArguments)
            {
                yield return argument.Type;
                yield return argument.Value as TypeReference;
            }
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return [];
            case GenericInstanceType generic:
                return generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType));
            case IModifierType modified:
                return Parts(modified.ElementType).Concat(Parts(modified.ModifierType));
            case TypeSpecification wrapped:
                return Parts(wrapped.ElementType);
            default:
                return [type];
        }
    }
}
