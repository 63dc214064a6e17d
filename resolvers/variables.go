package resolvers

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// CheckVariables returns an error if a variable does not fit its type by the rules of
// GraphQL: "5" and 2^31 are not an Int, and the value of an enum is written as in the
// schema. gqlparser reads the variables later. It accepts such values, and its messages say
// less. CheckVariables ignores a variable that the operation does not declare. The message begins
// with the place, such as `$where.status`. It repeats no text of the variables.
func CheckVariables(api *ast.Schema, op *ast.OperationDefinition, variables map[string]any) error {
	c := variableCheck{api}
	for _, def := range op.VariableDefinitions {
		v, given := variables[def.Variable]
		place := "$" + def.Variable
		var err error
		switch {
		case given:
			err = c.value(def.Type, v, place)
		case def.Type.NonNull && def.DefaultValue == nil:
			err = fmt.Errorf("%s is needed", place)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

type variableCheck struct{ schema *ast.Schema }

func (c variableCheck) value(t *ast.Type, v any, place string) error {
	if v == nil {
		if t.NonNull {
			return fmt.Errorf("%s must not be null", place)
		}
		return nil
	}
	if t.Elem != nil {
		list, ok := v.([]any)
		if !ok {
			return c.value(t.Elem, v, place) // a single value is a list of one
		}
		for i, e := range list {
			if err := c.value(t.Elem, e, place+"["+strconv.Itoa(i)+"]"); err != nil {
				return err
			}
		}
		return nil
	}
	def := c.schema.Types[t.NamedType]
	switch {
	case def.Kind == ast.InputObject:
		return c.object(def, v, place)
	case def.Kind == ast.Enum:
		if s, ok := v.(string); !ok || def.EnumValues.ForName(s) == nil {
			return fmt.Errorf("%s is not a value of %s", place, def.Name)
		}
	case !scalar(def.Name, v):
		return fmt.Errorf("%s is not %s", place, wanted(def.Name))
	}
	return nil
}

func (c variableCheck) object(def *ast.Definition, v any, place string) error {
	object, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is not an object, and a %s must be an object", place, def.Name)
	}
	for name := range object {
		if def.Fields.ForName(name) == nil {
			return fmt.Errorf("%s holds a field that %s does not have", place, def.Name)
		}
	}
	for _, f := range def.Fields {
		e, given := object[f.Name]
		if !given {
			if f.Type.NonNull && f.DefaultValue == nil {
				return fmt.Errorf("%s.%s is needed", place, f.Name)
			}
			continue
		}
		if err := c.value(f.Type, e, place+"."+f.Name); err != nil {
			return err
		}
	}
	return nil
}

// scalar reports whether a value is of a scalar type. A scalar that the schema itself
// defines is a string; the executor checks the text of the string.
func scalar(name string, v any) bool {
	number, isNumber := v.(json.Number)
	switch name {
	case "Int":
		_, err := strconv.ParseInt(number.String(), 10, 32)
		return isNumber && err == nil
	case "Float":
		_, err := number.Float64()
		return isNumber && err == nil
	case "Boolean":
		_, ok := v.(bool)
		return ok
	case "ID":
		if isNumber {
			_, err := strconv.ParseInt(number.String(), 10, 64)
			return err == nil
		}
	}
	_, ok := v.(string)
	return ok
}

// wanted describes a scalar type.
func wanted(name string) string {
	switch name {
	case "Int":
		return "an Int: an integer of 32 bits, without a fraction and without quotes"
	case "ID":
		return "an ID: a string"
	}
	return "a " + name
}
