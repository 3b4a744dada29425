# bash completion for periplusctl(1)
_periplusctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local word verb= words=
    case $previous in
        --library) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
        --catalogue) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        --format) mapfile -t COMPREPLY < <(compgen -W "markdown json" -- "$current"); return ;;
        --text | --section | --host | --author) return ;;
    esac
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$verb $word" in
            " catalogue" | " status" | " list" | " mark" | " note" | " annotations" | " export" | " capture") verb=$word ;;
            "catalogue show" | "catalogue links" | "catalogue excerpts" | "catalogue check" | "note show" | "note set" | \
                "annotations list" | "export notes" | "capture import" | "capture clone" | "capture list" | "capture show" | "capture verify" | \
                "capture export" | "capture forget") verb="$verb $word" ;;
        esac
    done
    case $verb in
        "") words="catalogue status list mark note annotations export capture --library --version" ;;
        catalogue) words="show links excerpts check" ;;
        "catalogue "*) words="--json" ;;
        status) words="--library --catalogue --json" ;;
        list) words="--unread --reading --read --skipped --starred --section --host --author --library --catalogue --json" ;;
        mark) words="unread reading read skipped --library --catalogue" ;;
        note) words="show set" ;;
        "note show") words="--library --catalogue" ;;
        "note set") words="--text --library --catalogue" ;;
        annotations) words="list" ;;
        "annotations list") words="--library --catalogue --json" ;;
        export) words="notes" ;;
        capture) words="import clone list show verify export forget" ;;
        "capture import" | "capture list") words="--library --json" ;;
        "capture clone") words="--as --library --catalogue --json" ;;
        "capture show") words="--text --code --parts --library --json" ;;
        "capture verify" | "capture forget") words="--library" ;;
        "capture export") words="--wacz --warc --html --library" ;;
        "export notes") words="--format --library --catalogue" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words --help" -- "$current")
    if [[ $verb == "capture clone" && $current != -* ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$current")
    fi
    if [[ ($verb == "catalogue "* || $verb == "capture import" || $verb == "capture export") && $current != -* ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F _periplusctl periplusctl
