# Completion of treaty in bash 3.2 or newer.
_treaty() {
    local value meaning
    local -a values=() described=()
    while IFS=$'\t' read -r value meaning; do
        values+=("$value")
        described+=("$value${meaning:+  ($meaning)}")
    done < <(_TREATY_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # Only a list is not typed into the line: 63 and 33 are the kinds of Tab that show one.
    if [[ ${#values[@]} -gt 1 && ( $COMP_TYPE == 63 || $COMP_TYPE == 33 ) ]]; then
        COMPREPLY=("${described[@]}")
    else
        COMPREPLY=("${values[@]}")
    fi
}
complete -o default -F _treaty treaty
